package org.passerelle.classification.coding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
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
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;

/**
 * What titles are coded with out of the box: words by Lucene's BM25, or the cosine of character n-grams, one document per
 * title, where an occupation counts its best.
 */
final class Baselines {

    private static final int TITLES = 400;
    private static final String TEXT = "text";

    private Baselines() {}

    /** From a title to codes, best first. */
    static Function<String, List<String>> words(Classification classification) {
        Analyzer analyzer = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer)));
            }
        };
        List<String> codes = new ArrayList<>();
        // Merges neighbours only, so that documents keep the order in which they were added.
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setSimilarity(new BM25Similarity())
                .setMergePolicy(new LogDocMergePolicy());
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Occupation occupation : occupations(classification)) {
                for (Occupation.Title title : occupation.titles()) {
                    codes.add(occupation.code());
                    Document document = new Document();
                    document.add(new TextField(TEXT, title.title(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            writer.forceMerge(1);
            writer.commit();
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(new BM25Similarity());
            return title -> search(searcher, query(analyzer, title), codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BooleanQuery query(Analyzer analyzer, String title) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, title)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                query.add(new TermQuery(new Term(TEXT, word.toString())), BooleanClause.Occur.SHOULD);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return query.build();
    }

    private static List<String> search(IndexSearcher searcher, BooleanQuery query, List<String> codes) {
        Set<String> found = new LinkedHashSet<>();
        try {
            for (ScoreDoc hit : searcher.search(query, TITLES).scoreDocs) {
                found.add(codes.get(hit.doc));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    static Function<String, List<String>> letters(Classification classification) {
        List<String> codes = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Occupation occupation : occupations(classification)) {
            for (Occupation.Title title : occupation.titles()) {
                codes.add(occupation.code());
                titles.add(Language.fold(title.title()));
            }
        }
        Grams grams = new Grams(titles, 2, 4);
        return title -> {
            float[] scores = new float[titles.size()];
            grams.cosines(Language.fold(title), scores);
            Set<String> found = Top.of(scores, TITLES).stream()
                    .map(codes::get)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return List.copyOf(found);
        };
    }

    private static List<Occupation> occupations(Classification classification) {
        return classification.occupations().stream()
                .filter(occupation -> occupation.level() == Occupation.Level.OCCUPATION)
                .toList();
    }
}
