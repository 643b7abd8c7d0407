package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that stand for each other in titles of one occupation: "programmer" and "developer", "maçon" and "bricklayer". Learnt
 * by substitution: two titles of an occupation that differ in a word or two say that what differs means nearly the same.
 *
 * @param near for each stem, the stems that stand for it, with the share of its substitutions from 0 to 1
 */
record Associations(Map<String, Map<String, Float>> near) {

    /** What a word of the list of synonyms counts for another: less than a spelling of it. */
    private static final float LISTED = .5f;
    /** In another language it is the only thing to go by. */
    private static final float TRANSLATED = .7f;

    private static final int MOST_TITLES = 60;
    private static final int KEPT = 12;
    private static final float LEAST = .03f;
    /** What a word seen in few substitutions is short of certainty. */
    private static final float DOUBT = 2f;

    /** The list {@code synonyms.txt}: a line holds one meaning, {@code language word word; language word}. */
    static Associations listed() {
        Map<String, Map<String, Float>> near = new HashMap<>();
        Lexicon.lines("synonyms.txt").filter(line -> !line.startsWith("#")).forEach(line -> {
            Map<String, String> ring = new LinkedHashMap<>();
            for (String part : line.split("; ?")) {
                List<String> words = List.of(part.split(" "));
                TitleAnalyzer analyzer = new TitleAnalyzer(Language.of(words.getFirst()));
                words.stream()
                        .skip(1)
                        .flatMap(word -> analyzer.read(word).words().stream())
                        .forEach(read -> {
                            ring.put(read.stem(), words.getFirst());
                            // What was not known to be of this language is found by its form.
                            ring.put(read.form(), words.getFirst());
                        });
            }
            ring.forEach((one, language) -> ring.forEach((other, otherLanguage) -> {
                if (!one.equals(other)) {
                    near.computeIfAbsent(one, k -> new HashMap<>())
                            .merge(other, language.equals(otherLanguage) ? LISTED : TRANSLATED, Math::max);
                }
            }));
        });
        return new Associations(near);
    }

    static Associations learn(TitleIndex index) {
        Map<Long, Float> pairs = new HashMap<>();
        float[] totals = new float[index.vocabulary.size()];
        for (int[] titles : index.titlesOf) {
            Map<Long, Float> own = new HashMap<>();
            int most = Math.min(titles.length, MOST_TITLES);
            for (int i = 0; i < most; i++) {
                for (int j = i + 1; j < most; j++) {
                    substitutions(
                            index.entries.get(titles[i]).terms(),
                            index.entries.get(titles[j]).terms(),
                            own);
                }
            }
            // An occupation with many titles says a thing once.
            own.forEach((pair, weight) -> {
                float capped = Math.min(1, weight);
                pairs.merge(pair, capped, Float::sum);
                totals[(int) (pair >> 32)] += capped;
                totals[(int) (long) pair] += capped;
            });
        }
        Map<Integer, Map<String, Float>> near = new TreeMap<>();
        pairs.forEach((pair, weight) -> {
            int one = (int) (pair >> 32);
            int other = (int) (long) pair;
            float share = weight / (float) Math.sqrt((totals[one] + DOUBT) * (totals[other] + DOUBT));
            if (share >= LEAST) {
                near.computeIfAbsent(one, k -> new HashMap<>()).put(index.vocabulary.term(other), share);
                near.computeIfAbsent(other, k -> new HashMap<>()).put(index.vocabulary.term(one), share);
            }
        });
        Map<String, Map<String, Float>> named = new HashMap<>();
        near.forEach((term, others) -> named.put(index.vocabulary.term(term), strongest(others)));
        return new Associations(named);
    }

    private static Map<String, Float> strongest(Map<String, Float> others) {
        return others.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Float>::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(KEPT)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void substitutions(int[] one, int[] other, Map<Long, Float> pairs) {
        List<Integer> left = without(one, other);
        List<Integer> right = without(other, one);
        int most = Math.max(left.size(), right.size());
        if (left.isEmpty() || right.isEmpty() || most > 2) {
            return;
        }
        boolean shared = left.size() < one.length && right.size() < other.length;
        float weight = (shared ? 1 : .7f) / (left.size() * right.size());
        for (int l : left) {
            for (int r : right) {
                pairs.merge((long) Math.min(l, r) << 32 | Math.max(l, r), weight, Math::max);
            }
        }
    }

    private static List<Integer> without(int[] terms, int[] others) {
        List<Integer> rest = new ArrayList<>();
        for (int term : terms) {
            boolean found = false;
            for (int other : others) {
                found |= other == term;
            }
            if (!found) {
                rest.add(term);
            }
        }
        return rest;
    }

    /** What both say; where both do, the stronger. */
    Associations and(Associations others) {
        Map<String, Map<String, Float>> both = new HashMap<>();
        Stream.of(this, others)
                .flatMap(associations -> associations.near.entrySet().stream())
                .forEach(entry -> entry.getValue()
                        .forEach((stem, share) -> both.computeIfAbsent(entry.getKey(), k -> new TreeMap<>())
                                .merge(stem, share, Math::max)));
        return new Associations(both);
    }

    Map<String, Float> of(String stem) {
        return near.getOrDefault(stem, Map.of());
    }
}
