package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;

/**
 * Codes titles with the occupations of one classification, from memory and without calling anything. Words and letters of all
 * titles speak for their occupations; what they say is weighed as learnt on development sets ({@link Ranking}). Immutable and
 * safe for threads; 30,000 titles take two seconds to build and some 100 MB.
 */
public final class TitleCoder {

    /** Below this the best candidate is as good as none. */
    static final double NEAR = .06;
    /** How much the context says, beside the title: enough to decide between like candidates, not to overrule the title. */
    private static final float DESCRIPTION = 1.2f;

    private static final float INDUSTRY = 1.2f;
    /** Titles that one thread takes at a time. */
    private static final int PART = 250;

    /**
     * A title to code with what is known beside it.
     *
     * @param description of the vacancy or of what somebody did, null when unknown
     * @param industry in words, null when unknown
     */
    public record Asked(String title, String description, String industry) {}

    /**
     * @param matched the occupation's title that fits best
     * @param score probability from 0 to 1 that the occupation is right, as calibrated on the development sets
     */
    public record Candidate(Occupation occupation, Occupation.Title matched, double score) {}

    /**
     * @param language that the title was read in
     * @param candidates best first, each occupation once
     * @param abstained whether nothing is near: the candidates are then no more than what comes least far
     */
    public record Coding(String title, String language, List<Candidate> candidates, boolean abstained) {}

    private record Weighed(Evidence.Found found, float weight) {}

    private final TitleIndex index;
    private final LanguageGuess languages;
    private final Ranking ranking;

    public TitleCoder(Classification classification) {
        this(classification, Ranking.LEARNT);
    }

    TitleCoder(Classification classification, Ranking ranking) {
        this.index = new TitleIndex(classification);
        this.languages = new LanguageGuess(index.entries);
        this.ranking = ranking;
    }

    /**
     * About a millisecond per title and processor; all processors take part in long lists.
     *
     * @param language that the titles are said to be in, or null; a title that is plainly in another is read in that
     * @param limit candidates per title
     */
    public List<Coding> code(List<Asked> titles, String language, int limit) {
        return IntStream.range(0, (titles.size() + PART - 1) / PART)
                .parallel()
                .mapToObj(part -> titles.subList(part * PART, Math.min(titles.size(), (part + 1) * PART)))
                .flatMap(part -> {
                    Evidence evidence = new Evidence(index);
                    return part.stream().map(asked -> code(evidence, asked, language, limit));
                })
                .toList();
    }

    private Coding code(Evidence evidence, Asked asked, String named, int limit) {
        String title = asked.title() == null ? "" : asked.title();
        String language = languages.of(title, named);
        List<Evidence.Found> found = title.codePoints().anyMatch(Character::isLetter)
                ? evidence.of(evidence.analyzer(language).read(title), language)
                : List.of();
        if (found.isEmpty()) {
            return new Coding(title, language, List.of(), true);
        }
        float[] context = context(evidence, asked, language);
        List<Weighed> weighed = new ArrayList<>(found.size());
        for (Evidence.Found one : found) {
            weighed.add(new Weighed(one, ranking.weigh(one.values()) + context[one.occupation()]));
        }
        weighed.sort(Comparator.comparing(Weighed::weight).reversed().thenComparing(w -> index.occupations
                .get(w.found().occupation())
                .code()));
        float[] best = weighed.getFirst().found().values();
        double highest = weighed.getFirst().weight();
        double all = weighed.stream()
                .mapToDouble(w -> Math.exp(w.weight() - highest))
                .sum();
        List<Candidate> candidates = weighed.stream()
                .limit(limit)
                .map(w -> new Candidate(
                        index.occupations.get(w.found().occupation()),
                        index.entries.get(w.found().title()).title(),
                        ranking.probability(Math.exp(w.weight() - highest) / all, best)))
                .toList();
        return new Coding(
                title,
                language,
                candidates,
                candidates.isEmpty() || candidates.getFirst().score() < NEAR);
    }

    /** Per occupation, what the context adds: shares of its words that the occupation's titles have. */
    private float[] context(Evidence evidence, Asked asked, String language) {
        float[] sum = new float[index.occupations.size()];
        TitleAnalyzer analyzer = evidence.analyzer(language);
        index.context(analyzer.read(orEmpty(asked.description())), DESCRIPTION, sum);
        index.context(analyzer.read(orEmpty(asked.industry())), INDUSTRY, sum);
        return sum;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
