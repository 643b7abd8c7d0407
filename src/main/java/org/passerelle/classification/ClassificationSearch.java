package org.passerelle.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds occupations by what people call them, while they type. Case, accents, hyphens and elided articles play no part. The
 * index of 15,000 titles takes some 2 MB of heap and is garbage with its classification: there is nothing to close.
 */
public final class ClassificationSearch {

    /** Nobody types more; keeps one query cheap. */
    private static final int MAXIMUM_WORDS = 32;

    private static final String WORDS = "words";
    /** Preferred titles give the forms for men and women: Maçon / Maçonne. */
    private static final String BETWEEN_FORMS = "/";

    /** An occupation and the title that was found. */
    public record Hit(Occupation occupation, Occupation.Title matched) {}

    /** @param keys the folded title, and each of its forms where it gives several */
    private record Indexed(Occupation occupation, Occupation.Title title, Set<String> keys) {

        boolean startsWith(String key) {
            return keys.stream().anyMatch(k -> k.startsWith(key));
        }
    }

    /** Best first among titles that match equally many words; the code decides in the end, so that ties are stable. */
    private static Comparator<Indexed> order(String key, String language) {
        return Comparator.comparing((Indexed i) -> !i.keys().contains(key))
                .thenComparing(i -> i.title().kind())
                .thenComparing(i -> !i.title().language().equals(language))
                .thenComparing(i -> !i.startsWith(key))
                .thenComparing(i -> i.title().title().length())
                .thenComparing(i -> i.occupation().code())
                .thenComparing(i -> i.title().language())
                .thenComparing(i -> i.title().title());
    }

    private final Analyzer analyzer = new Folding();
    /** By the number of their document in the index. */
    private final List<Indexed> titles = new ArrayList<>();

    private final IndexSearcher searcher;

    public ClassificationSearch(Classification classification) {
        // Merges neighbours only, so that documents keep the order in which they were added.
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergePolicy(new LogDocMergePolicy());
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Occupation occupation : classification.occupations()) {
                for (Occupation.Title title : occupation.titles()) {
                    titles.add(new Indexed(occupation, title, keys(title.title())));
                    Document document = new Document();
                    document.add(new TextField(WORDS, title.title(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            writer.forceMerge(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Each occupation once, with its best title: exact titles first, then preferred before alternative ones, then those in
     * the reader's language. Only titles that match the most words that any title matches: all of them where possible. The
     * last word may be unfinished, unless a space follows it. Linear in the number of titles that match.
     *
     * @param language the reader's; titles in other languages are found too
     * @param among the occupations to find
     */
    public List<Hit> search(String text, String language, Predicate<Occupation> among) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        boolean finished = Character.isWhitespace(text.codePointBefore(text.length()));
        Set<Occupation> seen = new HashSet<>();
        return best(query(words, finished), among)
                .sorted(order(String.join(" ", words), language))
                .filter(indexed -> seen.add(indexed.occupation()))
                .map(indexed -> new Hit(indexed.occupation(), indexed.title()))
                .toList();
    }

    /** A title scores one for each word that it matches. */
    private static Query query(List<String> words, boolean finished) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        Iterator<String> distinct = new LinkedHashSet<>(words).iterator();
        while (distinct.hasNext()) {
            Term term = new Term(WORDS, distinct.next());
            boolean beingTyped = term.text().equals(words.getLast()) && !finished;
            query.add(
                    new ConstantScoreQuery(beingTyped ? new PrefixQuery(term) : new TermQuery(term)),
                    BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    private Stream<Indexed> best(Query query, Predicate<Occupation> among) {
        if (titles.isEmpty()) {
            return Stream.empty();
        }
        try {
            List<ScoreDoc> found = Arrays.stream(searcher.search(query, titles.size()).scoreDocs)
                    .filter(hit -> among.test(titles.get(hit.doc).occupation()))
                    .toList();
            return found.stream()
                    .takeWhile(hit -> hit.score == found.getFirst().score)
                    .map(hit -> titles.get(hit.doc));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> keys(String title) {
        return Stream.concat(Stream.of(title), Arrays.stream(title.split(BETWEEN_FORMS)))
                .map(form -> String.join(" ", words(form)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(WORDS, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MAXIMUM_WORDS && tokens.incrementToken()) {
                words.add(word.toString());
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Folding extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer tokenizer = new StandardTokenizer();
            TokenStream tokens = new ElisionFilter(tokenizer, FrenchAnalyzer.DEFAULT_ARTICLES);
            tokens = new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
            return new TokenStreamComponents(tokenizer, new ArabicNormalizationFilter(tokens));
        }
    }
}
