package org.passerelle.classification.coding;

import org.passerelle.classification.Occupation;

/** Compares a title to code with one title of a classification, word by word. */
final class Comparison {

    /** Brings absolute sums of rarity near 1. */
    private static final float MASS = 30;

    private final Asked asked;
    private final TitleIndex.Entry entry;
    /** For each word of the title, how well any word asked for stands for it. */
    private final float[] covered;

    private final float[] coveredExactly;
    private final float[] coveredByAssociation;

    Comparison(Asked asked, TitleIndex.Entry entry) {
        this.asked = asked;
        this.entry = entry;
        int size = entry.terms().length;
        covered = new float[size];
        coveredExactly = new float[size];
        coveredByAssociation = new float[size];
    }

    void into(float[] values, String language) {
        int[] place = words(values);
        titleSide(values);
        order(values, place);
        heads(values);
        boolean same = Clue.ASKED_COVERED_EXACTLY.of(values) > .999f && Clue.TITLE_COVERED_EXACTLY.of(values) > .999f;
        Clue.SAME_WORDS.set(values, same ? 1 : 0);
        Clue.SAME_TITLE.set(values, asked.phrase.key().equals(entry.phrase().key()) ? 1 : 0);
        Clue.EXACTLY_AS_WRITTEN.set(
                values, asked.phrase.written().equals(entry.phrase().written()) ? 1 : 0);
        Clue.PREFERRED.set(values, entry.title().kind() == Occupation.TitleKind.PREFERRED ? 1 : 0);
        Clue.IN_LANGUAGE.set(values, entry.title().language().equals(language) ? 1 : 0);
        Clue.TITLE_LENGTH.set(values, (float) Math.log1p(covered.length) / 3);
    }

    /** @return for each word asked for, the place of the title's word that is most like it, -1 where none is */
    private int[] words(float[] values) {
        int[] place = new int[asked.weights.length];
        float product = 0;
        float soft = 0;
        float exact = 0;
        float associated = 0;
        for (int i = 0; i < place.length; i++) {
            float most = 0;
            float mostAssociated = 0;
            place[i] = -1;
            for (int j = 0; j < covered.length; j++) {
                int term = entry.terms()[j];
                float alike = asked.likeness[i][term];
                float stands = Math.max(alike, asked.association[i][term]);
                if (alike > most) {
                    most = alike;
                    place[i] = j;
                }
                mostAssociated = Math.max(mostAssociated, stands);
                covered[j] = Math.max(covered[j], alike);
                coveredByAssociation[j] = Math.max(coveredByAssociation[j], stands);
                coveredExactly[j] = alike >= 1 ? 1 : coveredExactly[j];
            }
            soft += asked.weights[i] * most;
            associated += asked.weights[i] * mostAssociated;
            exact += most >= 1 ? asked.weights[i] : 0;
            product += place[i] < 0 ? 0 : asked.weights[i] * most * entry.weights()[place[i]];
        }
        Clue.WORDS.set(values, product / (asked.norm * entry.norm()));
        Clue.ASKED_COVERED.set(values, soft / asked.mass);
        Clue.ASKED_COVERED_EXACTLY.set(values, exact / asked.mass);
        Clue.ASKED_COVERED_BY_ASSOCIATION.set(values, associated / asked.mass);
        Clue.MISSING.set(values, (asked.mass - soft) / MASS);
        return place;
    }

    private void titleSide(float[] values) {
        float mass = 1e-6f;
        float soft = 0;
        float exact = 0;
        float associated = 0;
        for (int j = 0; j < covered.length; j++) {
            float weight = entry.weights()[j];
            mass += weight;
            soft += weight * covered[j];
            exact += weight * coveredExactly[j];
            associated += weight * coveredByAssociation[j];
        }
        Clue.TITLE_COVERED.set(values, soft / mass);
        Clue.TITLE_COVERED_EXACTLY.set(values, exact / mass);
        Clue.TITLE_COVERED_BY_ASSOCIATION.set(values, associated / mass);
        Clue.SUPERFLUOUS.set(values, (mass - soft) / MASS);
    }

    private void order(float[] values, int[] place) {
        int ordered = 0;
        for (int i = 1; i < place.length; i++) {
            ordered += place[i - 1] >= 0 && place[i] == place[i - 1] + 1 ? 1 : 0;
        }
        int longest = Math.max(1, Math.max(place.length, covered.length));
        Clue.WORDS_IN_ORDER.set(values, ordered / (float) Math.max(1, longest - 1));
        Clue.ALIKE_IN_LENGTH.set(values, Math.min(place.length, covered.length) / (float) longest);
    }

    private void heads(float[] values) {
        if (covered.length == 0) {
            return;
        }
        int head = asked.phrase.head();
        int term = entry.terms()[entry.phrase().head()];
        float alike = asked.likeness[head][term];
        Clue.HEAD.set(values, alike);
        Clue.HEAD_BY_ASSOCIATION.set(values, Math.max(alike, asked.association[head][term]));
        Clue.FIRST_WORD.set(values, asked.likeness[0][entry.terms()[0]]);
    }
}
