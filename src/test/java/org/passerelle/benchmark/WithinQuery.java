package org.passerelle.benchmark;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.SloppyMath;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Location;

/**
 * Lives within so many kilometres, and no farther than the own limit: boxes from the index, then for each document that is
 * still in question its own distance, the exact formula only next to the line. Lucene's circles each cost some hundred
 * microseconds before the first document, and the own limits would need several of them.
 */
final class WithinQuery extends Query {

    static final String HOME = "home";
    static final String EXACT_HOME = "exactHome";
    static final String REACH = "exactReach";
    /** Marks in a field of tokens those with and without a limit of their own. */
    static final String LIMIT = "limit";

    static final String LIMITED = "yes";
    static final String UNLIMITED = "no";

    private static final double UNITS_PER_DEGREE = 1e7;
    /** By so much at most does Lucene's faster distance differ from ours, with a margin. */
    private static final double METRES_IN_DOUBT = 2;

    private final Condition.Within within;
    private final long widestReach;

    /** @param widestReach the widest own limit that occurs, in metres */
    WithinQuery(Condition.Within within, long widestReach) {
        this.within = within;
        this.widestReach = widestReach;
    }

    private double metres() {
        return within.kilometres() * 1000.0;
    }

    private Query boxes() {
        if (metres() <= widestReach) {
            return box(metres());
        }
        return new BooleanQuery.Builder()
                .add(all(UNLIMITED, box(metres())), Occur.SHOULD)
                .add(all(LIMITED, box(widestReach)), Occur.SHOULD)
                .build();
    }

    private static Query all(String limit, Query box) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(LIMIT, limit)), Occur.FILTER)
                .add(box, Occur.FILTER)
                .build();
    }

    private Query box(double metres) {
        Rectangle box = Rectangle.fromPointDistance(
                degrees(within.centre().latitude()),
                degrees(within.centre().longitude()),
                metres * 1.001 + METRES_IN_DOUBT);
        return new IndexOrDocValuesQuery(
                LatLonPoint.newBoxQuery(HOME, box.minLat, box.maxLat, box.minLon, box.maxLon),
                LatLonDocValuesField.newSlowBoxQuery(HOME, box.minLat, box.maxLat, box.minLon, box.maxLon));
    }

    static double degrees(int units) {
        return units / UNITS_PER_DEGREE;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        Weight boxes = searcher.createWeight(searcher.rewrite(boxes()), ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                ScorerSupplier inBox = boxes.scorerSupplier(leaf);
                return inBox == null
                        ? null
                        : new ScorerSupplier() {
                            @Override
                            public Scorer get(long leadCost) throws IOException {
                                return new ConstantScoreScorer(
                                        score(), scoreMode, new Near(inBox.get(leadCost), leaf.reader()));
                            }

                            @Override
                            public long cost() {
                                return inBox.cost();
                            }
                        };
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    private final class Near extends TwoPhaseIterator {
        private final NumericDocValues homes;
        private final NumericDocValues reaches;
        private final double latitude = degrees(within.centre().latitude());
        private final double longitude = degrees(within.centre().longitude());

        Near(Scorer inBox, LeafReader reader) throws IOException {
            super(inBox.iterator());
            homes = DocValues.getNumeric(reader, EXACT_HOME);
            reaches = DocValues.getNumeric(reader, REACH);
        }

        @Override
        public boolean matches() throws IOException {
            int document = approximation.docID();
            if (!homes.advanceExact(document)) {
                return false;
            }
            Location home = new Location((int) (homes.longValue() >> 32), (int) homes.longValue());
            Long reach = reaches.advanceExact(document) ? reaches.longValue() : null;
            double limit = reach == null ? metres() : Math.min(metres(), reach);
            double distance =
                    SloppyMath.haversinMeters(latitude, longitude, degrees(home.latitude()), degrees(home.longitude()));
            return Math.abs(distance - limit) > METRES_IN_DOUBT ? distance < limit : within.holds(home, reach);
        }

        /** Some look-ups and a handful of multiplications. */
        @Override
        public float matchCost() {
            return 50;
        }
    }

    @Override
    public String toString(String field) {
        return within + ", " + Facts.REACH;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WithinQuery query && query.within.equals(within) && query.widestReach == widestReach;
    }

    @Override
    public int hashCode() {
        return Objects.hash(within, widestReach);
    }
}
