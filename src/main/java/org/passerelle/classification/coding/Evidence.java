package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what speaks for each occupation that a title may mean. For one thread. */
final class Evidence {

    /** Candidates are the occupations of this many titles nearest by letters, by words, ... */
    private static final int TITLES = 60;
    /** ... and of this many nearest by all their titles together. */
    private static final int DOCUMENTS = 40;
    /** Titles of one occupation compared word by word. */
    private static final int CLOSE = 4;
    /** What a word that stands for another counts in the first pass. */
    private static final float STANDS_FOR = .7f;

    /**
     * @param occupation number
     * @param title number of its title that fits best
     * @param values by clue
     */
    record Found(int occupation, int title, float[] values) {}

    private final TitleIndex index;
    private final Scratch scratch;

    Evidence(TitleIndex index) {
        this.index = index;
        this.scratch = new Scratch(index);
    }

    /** Empty for a title without words, or when nothing has as much as a few letters in common. */
    List<Found> of(Phrase phrase, String language) {
        if (phrase.words().isEmpty()) {
            return List.of();
        }
        Asked asked = new Asked(phrase, index, scratch);
        retrieve(asked);
        Set<Integer> candidates = candidates();
        List<Found> found = new ArrayList<>(candidates.size());
        for (int occupation : candidates) {
            Found one = compare(asked, occupation, language);
            found.add(one);
            scratch.best[occupation] = roughly(one.values);
        }
        among(found);
        asked.clear();
        scratch.clear();
        return found;
    }

    /** First pass over all titles: letters, words, and all the words of an occupation's titles together. */
    private void retrieve(Asked asked) {
        index.written.cosines(asked.phrase.written(), scratch.written);
        index.letters.cosines(asked.phrase.letters(), scratch.letters);
        for (int i = 0; i < asked.weights.length; i++) {
            float weight = asked.weights[i];
            asked.standIns(
                    i,
                    (term, likeness) -> add(term, weight, likeness, asked.mass),
                    (term, share) -> add(term, weight, share * STANDS_FOR, asked.mass));
        }
        for (int title = 0; title < scratch.words.length; title++) {
            if (scratch.words[title] > 0) {
                scratch.words[title] /= asked.norm * index.entries.get(title).norm();
            }
        }
    }

    private void add(int term, float weight, float likeness, float mass) {
        index.words.add(term, weight * weight * likeness, scratch.words);
        float part = weight * likeness / mass;
        index.documents.add(term, part, scratch.documents);
        index.shares.add(term, part, scratch.shares);
        index.groupDocuments.add(term, part, scratch.groupDocuments);
        index.groupShares.add(term, part, scratch.groupShares);
    }

    private Set<Integer> candidates() {
        Set<Integer> candidates = new LinkedHashSet<>();
        for (float[] scores : List.of(scratch.letters, scratch.words)) {
            Top.of(scores, TITLES)
                    .forEach(title -> candidates.add(index.entries.get(title).occupation()));
        }
        candidates.addAll(Top.of(scratch.documents, DOCUMENTS));
        return candidates;
    }

    /** A fair order of titles before anything is learnt. */
    private static float roughly(float[] values) {
        return .35f * Clue.LETTERS.of(values)
                + .25f * Clue.WORDS.of(values)
                + .2f * Clue.ASKED_COVERED.of(values)
                + .1f * Clue.TITLE_COVERED.of(values)
                + .1f * Clue.HEAD.of(values)
                + .05f * Clue.AS_WRITTEN.of(values);
    }

    private Found compare(Asked asked, int occupation, String language) {
        float[] best = null;
        int fits = -1;
        float[] rough = new float[CLOSE];
        float letters = 0;
        float words = 0;
        int[] close = close(occupation);
        for (int i = 0; i < close.length; i++) {
            float[] values = new float[Clue.COUNT];
            Clue.LETTERS.set(values, scratch.letters[close[i]]);
            Clue.AS_WRITTEN.set(values, scratch.written[close[i]]);
            new Comparison(asked, index.entries.get(close[i])).into(values, language);
            letters = Math.max(letters, Clue.LETTERS.of(values));
            words = Math.max(words, Clue.WORDS.of(values));
            rough[i] = roughly(values);
            if (best == null || rough[i] > roughly(best)) {
                best = values;
                fits = close[i];
            }
        }
        Arrays.sort(rough);
        Clue.BEST_LETTERS.set(best, letters);
        Clue.BEST_WORDS.set(best, words);
        Clue.SECOND_TITLE.set(best, rough[CLOSE - 2]);
        Clue.THREE_TITLES.set(best, (rough[CLOSE - 1] + rough[CLOSE - 2] + rough[CLOSE - 3]) / 3);
        Clue.DOCUMENT.set(best, scratch.documents[occupation] / Postings.MOST);
        Clue.SHARE.set(best, scratch.shares[occupation]);
        Clue.GROUP_DOCUMENT.set(best, scratch.groupDocuments[index.groups[occupation]] / Postings.MOST);
        Clue.GROUP_SHARE.set(best, scratch.groupShares[index.groups[occupation]] - scratch.shares[occupation]);
        Clue.MANY_TITLES.set(best, (float) Math.log1p(index.titlesOf[occupation].length) / 4);
        return new Found(occupation, fits, best);
    }

    /** The occupation's titles that came closest in the first pass, by insertion into a short list. */
    private int[] close(int occupation) {
        int[] titles = index.titlesOf[occupation];
        if (titles.length <= CLOSE) {
            return titles;
        }
        int[] close = new int[CLOSE];
        float[] scores = new float[CLOSE];
        Arrays.fill(scores, -1);
        for (int title : titles) {
            float score = scratch.letters[title] + scratch.words[title] + .1f * scratch.written[title];
            int place = CLOSE;
            while (place > 0 && score > scores[place - 1]) {
                place--;
                if (place + 1 < CLOSE) {
                    scores[place + 1] = scores[place];
                    close[place + 1] = close[place];
                }
            }
            if (place < CLOSE) {
                scores[place] = score;
                close[place] = title;
            }
        }
        return close;
    }

    /** What depends on the other candidates: neighbours, unit groups, the distance to the best. */
    private void among(List<Found> found) {
        float best = 1e-6f;
        float bestDocument = 1e-6f;
        float bestGroup = 1e-6f;
        for (Found one : found) {
            float own = scratch.best[one.occupation()];
            best = Math.max(best, own);
            bestDocument = Math.max(bestDocument, Clue.DOCUMENT.of(one.values()));
            bestGroup = Math.max(bestGroup, Clue.GROUP_DOCUMENT.of(one.values()));
            scratch.groups[index.groups[one.occupation()]] += own * own;
        }
        for (Found one : found) {
            float own = scratch.best[one.occupation()];
            float others = scratch.groups[index.groups[one.occupation()]] - own * own;
            float[] values = one.values();
            Clue.NEIGHBOURS.set(values, index.neighbours.around(one.occupation(), scratch.best));
            Clue.GROUP.set(values, (float) Math.sqrt(Math.max(0, others)) / 2);
            Clue.OF_BEST.set(values, own / best);
            Clue.DOCUMENT_AND_TITLE.set(values, Clue.DOCUMENT.of(values) * own / best);
            Clue.DOCUMENT_OF_BEST.set(values, Clue.DOCUMENT.of(values) / bestDocument);
            Clue.GROUP_DOCUMENT_OF_BEST.set(values, Clue.GROUP_DOCUMENT.of(values) / bestGroup);
        }
    }

    TitleAnalyzer analyzer(String language) {
        return scratch.analyzer(language);
    }
}
