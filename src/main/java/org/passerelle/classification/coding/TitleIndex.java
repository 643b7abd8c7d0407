package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;

/** The titles of a classification as analysed, numbered, and by the words and letters in them. Immutable. */
final class TitleIndex {

    /**
     * @param occupation number
     * @param terms numbers of the words in the vocabulary, in order
     * @param norm of the vector of the words' weights
     */
    record Entry(int occupation, Occupation.Title title, Phrase phrase, int[] terms, float[] weights, float norm) {}

    final List<Occupation> occupations;
    final List<Entry> entries = new ArrayList<>();
    /** For each occupation, the numbers of its titles. */
    final int[][] titlesOf;

    final Vocabulary vocabulary;
    final Grams letters;
    final Grams written;
    final Postings words;
    /** Words of all titles of an occupation. */
    final Postings documents;

    final Postings shares;
    /** The same of all titles of a group: what an occupation with few titles lacks, its neighbours in the group have. */
    final Postings groupDocuments;

    final Postings groupShares;

    private final Postings context;
    /** For each occupation, the number of its unit group or area; groups of one where there is neither. */
    final int[] groups;

    final Neighbours neighbours;
    final Associations associations;

    TitleIndex(Classification classification) {
        occupations = classification.occupations().stream()
                .filter(o -> o.level() == Occupation.Level.OCCUPATION)
                .toList();
        Map<String, TitleAnalyzer> analyzers = new HashMap<>();
        List<Phrase> phrases = new ArrayList<>();
        List<Occupation.Title> titles = new ArrayList<>();
        titlesOf = new int[occupations.size()][];
        for (int o = 0; o < titlesOf.length; o++) {
            int from = phrases.size();
            for (Occupation.Title title : occupations.get(o).titles()) {
                titles.add(title);
                phrases.add(analyzer(analyzers, title.language()).read(title.title()));
            }
            titlesOf[o] = IntStream.range(from, phrases.size()).toArray();
        }
        vocabulary = new Vocabulary(phrases);
        for (int o = 0; o < titlesOf.length; o++) {
            for (int t : titlesOf[o]) {
                entries.add(entry(o, titles.get(t), phrases.get(t)));
            }
        }
        letters = new Grams(phrases.stream().map(Phrase::letters).toList(), 3, 5);
        written = new Grams(phrases.stream().map(Phrase::written).toList(), 3, 4);
        words = Postings.of(
                vocabulary.size(),
                entries.stream().map(entry -> distinct(entry.terms())).toList());
        List<Map<Integer, Float>> bags = bags();
        documents = Postings.bm25(vocabulary.size(), bags);
        context = Postings.bm25(vocabulary.size(), contextBags(classification, bags, analyzers));
        groups = groups();
        List<Map<Integer, Float>> groupBags = together(bags);
        shares = Postings.shares(vocabulary.size(), bags);
        groupDocuments = Postings.bm25(vocabulary.size(), groupBags);
        groupShares = Postings.shares(vocabulary.size(), groupBags);
        neighbours = Neighbours.of(documents, bags, vocabulary);
        associations = Associations.learn(this).and(Associations.listed());
    }

    /** For each occupation, in how many of its titles each word is. */
    private List<Map<Integer, Float>> bags() {
        List<Map<Integer, Float>> bags = new ArrayList<>();
        for (int[] titles : titlesOf) {
            Map<Integer, Float> bag = new HashMap<>();
            for (int title : titles) {
                for (int term : distinct(entries.get(title).terms())) {
                    bag.merge(term, 1f, Float::sum);
                }
            }
            bags.add(bag);
        }
        return bags;
    }

    /** By group. */
    private List<Map<Integer, Float>> together(List<Map<Integer, Float>> bags) {
        List<Map<Integer, Float>> together = new ArrayList<>();
        for (int o = 0; o < groups.length; o++) {
            while (together.size() <= groups[o]) {
                together.add(new HashMap<>());
            }
            Map<Integer, Float> bag = together.get(groups[o]);
            bags.get(o).forEach((term, titles) -> bag.merge(term, titles, Float::sum));
        }
        return together;
    }

    /** The words of titles, of the areas and domains above and of the skills. */
    private List<Map<Integer, Float>> contextBags(
            Classification classification, List<Map<Integer, Float>> bags, Map<String, TitleAnalyzer> analyzers) {
        List<Map<Integer, Float>> contexts = new ArrayList<>();
        for (int o = 0; o < bags.size(); o++) {
            Map<Integer, Float> bag = new HashMap<>(bags.get(o));
            Occupation occupation = occupations.get(o);
            Stream<Map.Entry<String, String>> above = classification
                    .above(occupation)
                    .flatMap(a -> a.titles().stream())
                    .map(title -> Map.entry(title.language(), title.title()));
            Stream<Map.Entry<String, String>> skills = occupation.skills().stream()
                    .flatMap(link -> classification.findSkill(link.skill()).stream())
                    .flatMap(skill -> skill.titles().entrySet().stream());
            Stream.concat(above, skills)
                    .flatMap(text -> analyzer(analyzers, text.getKey()).read(text.getValue()).words().stream())
                    .map(word -> vocabulary.number(word.stem()))
                    .filter(term -> term >= 0)
                    .forEach(term -> bag.merge(term, 1f, Float::sum));
            contexts.add(bag);
        }
        return contexts;
    }

    private int[] groups() {
        Map<String, Integer> numbers = new HashMap<>();
        return occupations.stream()
                .mapToInt(o -> numbers.computeIfAbsent(
                        Stream.of(o.isco08(), o.parent(), ' ' + o.code())
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow(),
                        k -> numbers.size()))
                .toArray();
    }

    private static TitleAnalyzer analyzer(Map<String, TitleAnalyzer> analyzers, String language) {
        return analyzers.computeIfAbsent(language, l -> new TitleAnalyzer(Language.of(l)));
    }

    /** Adds to each occupation's score the share of the context's words that it has, up to the weight. */
    void context(Phrase phrase, float weight, float[] scores) {
        double mass = phrase.words().stream()
                .mapToInt(word -> vocabulary.number(word.stem()))
                .filter(term -> term >= 0)
                .mapToDouble(vocabulary::idf)
                .sum();
        for (Phrase.Word word : phrase.words()) {
            int term = vocabulary.number(word.stem());
            if (term >= 0) {
                context.add(term, weight * vocabulary.idf(term) / (float) mass, scores);
            }
        }
    }

    private Entry entry(int occupation, Occupation.Title title, Phrase phrase) {
        int size = phrase.words().size();
        int[] terms = new int[size];
        float[] weights = new float[size];
        float square = 1e-9f;
        for (int i = 0; i < size; i++) {
            Phrase.Word word = phrase.words().get(i);
            terms[i] = vocabulary.number(word.stem());
            weights[i] = vocabulary.idf(terms[i]) * word.weight();
            square += weights[i] * weights[i];
        }
        return new Entry(occupation, title, phrase, terms, weights, (float) Math.sqrt(square));
    }

    static int[] distinct(int[] terms) {
        return Arrays.stream(terms).distinct().toArray();
    }
}
