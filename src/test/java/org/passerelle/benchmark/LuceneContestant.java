package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Location;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Rung;

/**
 * Lucene's own queries for a plan, at their best:
 *
 * <ul>
 *   <li>a ladder is a {@link DisjunctionMaxQuery} of constant scores; a required one is a {@code MUST} of its accepted rungs
 *       only, the others are {@code SHOULD}, gates are {@code FILTER};
 *   <li>where nothing is required, the query is a pure disjunction, which Lucene evaluates in bulk;
 *   <li>scores are sums of integers below 2<sup>24</sup>, which a {@code float} holds exactly;
 *   <li>documents are written in the order of their ids by one thread and merged with their neighbours only, so that document
 *       numbers break ties as ids do and no field has to be compared. A living index could not promise that;
 *   <li>numbers are points with doc values beside them; distances are {@link WithinQuery}s.
 * </ul>
 */
public final class LuceneContestant implements Contestant<IndexedFacts> {

    private static final String FACT = "fact";

    private final Path path;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;
    private long widestReach;

    private LuceneContestant(Path path) throws IOException {
        this.path = path;
        directory = FSDirectory.open(path);
        writer = new IndexWriter(
                directory, new IndexWriterConfig(new KeywordAnalyzer()).setMergePolicy(new LogByteSizeMergePolicy()));
    }

    static void main(String[] arguments) throws Exception {
        Contest.run(LuceneContestant::new, arguments);
    }

    @Override
    public Class<IndexedFacts> takes() {
        return IndexedFacts.class;
    }

    @Override
    public void add(List<IndexedFacts> batch) throws IOException {
        for (IndexedFacts seeker : batch) {
            Facts facts = seeker.facts();
            Document document = new Document();
            document.add(new NumericDocValuesField("idHigh", seeker.id().getMostSignificantBits()));
            document.add(new NumericDocValuesField("idLow", seeker.id().getLeastSignificantBits()));
            facts.tokens().forEach(token -> document.add(new StringField(FACT, token, Field.Store.NO)));
            facts.numbers().forEach((name, value) -> document.add(new LongField(name, value, Field.Store.NO)));
            Long reach = facts.numbers().get(Facts.REACH);
            document.add(new StringField(
                    WithinQuery.LIMIT, reach == null ? WithinQuery.UNLIMITED : WithinQuery.LIMITED, Field.Store.NO));
            if (reach != null) {
                document.add(new NumericDocValuesField(WithinQuery.REACH, reach));
                widestReach = Math.max(widestReach, reach);
            }
            if (facts.home() != null) {
                addHome(facts.home(), document);
            }
            writer.addDocument(document);
        }
    }

    private static void addHome(Location home, Document document) {
        double latitude = WithinQuery.degrees(home.latitude());
        double longitude = WithinQuery.degrees(home.longitude());
        document.add(new LatLonPoint(WithinQuery.HOME, latitude, longitude));
        document.add(new LatLonDocValuesField(WithinQuery.HOME, latitude, longitude));
        document.add(new NumericDocValuesField(
                WithinQuery.EXACT_HOME, (long) home.latitude() << 32 | home.longitude() & 0xFFFF_FFFFL));
    }

    @Override
    public void finish() throws IOException {
        writer.commit();
        open();
    }

    private void open() throws IOException {
        if (reader != null) {
            reader.close();
        }
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        LuceneMerges.await();
        writer.commit();
        open();
    }

    @Override
    public Prepared prepare(Plan plan) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        plan.gates().forEach(gate -> query.add(query(gate.condition()), Occur.FILTER));
        for (Ladder ladder : plan.ladders()) {
            if (ladder.required() == null) {
                query.add(
                        max(ladder.rungs().stream()
                                .filter(rung -> rung.points() > 0)
                                .toList()),
                        Occur.SHOULD);
            } else {
                query.add(max(ladder.rungs().subList(0, ladder.required() + 1)), Occur.MUST);
            }
        }
        boolean anybody = plan.gates().isEmpty() && plan.requirements().isEmpty();
        Query whole = query.build();
        return () -> rank(whole, anybody);
    }

    private Answer rank(Query query, boolean anybody) throws IOException {
        TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(LIMIT, null, Integer.MAX_VALUE));
        if (anybody && top.scoreDocs.length < LIMIT) {
            throw new IllegalStateException("Seekers without points are among the best");
        }
        return new Answer(anybody ? reader.numDocs() : (int) top.totalHits.value(), hits(top.scoreDocs));
    }

    private List<Hit> hits(ScoreDoc[] documents) throws IOException {
        List<Hit> hits = new ArrayList<>(documents.length);
        for (ScoreDoc document : documents) {
            List<LeafReaderContext> leaves = reader.leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
            NumericDocValues high = leaf.reader().getNumericDocValues("idHigh");
            NumericDocValues low = leaf.reader().getNumericDocValues("idLow");
            high.advanceExact(document.doc - leaf.docBase);
            low.advanceExact(document.doc - leaf.docBase);
            hits.add(new Hit(new UUID(high.longValue(), low.longValue()), (int) document.score));
        }
        return hits;
    }

    private Query max(List<Rung> rungs) {
        List<Query> scored = new ArrayList<>();
        for (Rung rung : rungs) {
            scored.add(new BoostQuery(new ConstantScoreQuery(query(rung.condition())), rung.points()));
        }
        return scored.size() == 1 ? scored.getFirst() : new DisjunctionMaxQuery(scored, 0);
    }

    private Query query(Condition condition) {
        return switch (condition) {
            case Condition.Has(String token) -> new TermQuery(new Term(FACT, token));
            case Condition.AtMost(String number, long value) -> LongField.newRangeQuery(number, Long.MIN_VALUE, value);
            case Condition.AtLeast(String number, long value) -> LongField.newRangeQuery(number, value, Long.MAX_VALUE);
            case Condition.Within within -> new WithinQuery(within, widestReach);
            case Condition.AllOf(List<Condition> parts) -> all(parts);
            case Condition.AnyOf(List<Condition> ways) -> any(ways);
            case Condition.Not(Condition not) ->
                new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .add(query(not), Occur.MUST_NOT)
                        .build();
        };
    }

    private Query all(List<Condition> parts) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Condition part : parts) {
            if (part instanceof Condition.Not(Condition not)) {
                query.add(query(not), Occur.MUST_NOT);
            } else {
                query.add(query(part), Occur.FILTER);
            }
        }
        return query.build();
    }

    private Query any(List<Condition> ways) {
        List<BytesRef> tokens = new ArrayList<>();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int others = 0;
        for (Condition way : ways) {
            if (way instanceof Condition.Has(String token)) {
                tokens.add(new BytesRef(token));
            } else {
                query.add(query(way), Occur.SHOULD);
                others++;
            }
        }
        Query anyToken = new TermInSetQuery(FACT, tokens);
        return others == 0 ? anyToken : query.add(anyToken, Occur.SHOULD).build();
    }

    @Override
    public long bytes() throws IOException {
        return Contest.bytesBelow(path);
    }

    @Override
    public String description() {
        return "Lucene " + org.apache.lucene.util.Version.LATEST + " BooleanQuery, one thread";
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }
}
