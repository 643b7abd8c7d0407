package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.passerelle.matching.Hit;

/** The best of what it is offered, no more than a limit: logarithmic in the limit per hit that gets in. */
final class Best {

    /** @param requirement that the hit misses, null when it misses none */
    record Entry(Hit hit, String requirement) {}

    private final int limit;
    private final Hit after;
    private final PriorityQueue<Entry> worstFirst =
            new PriorityQueue<>(Comparator.comparing(Entry::hit).reversed());

    /** @param after only what ranks behind this is taken, null to take all */
    Best(int limit, Hit after) {
        this.limit = limit;
        this.after = after;
    }

    int limit() {
        return limit;
    }

    /** Nothing with fewer points can still get in; with as many, by its id. */
    int least() {
        return worstFirst.size() < limit ? 0 : worstFirst.peek().hit().points();
    }

    /** Only what ranks behind this is taken; null to take all. */
    Hit after() {
        return after;
    }

    void offer(Hit hit, String requirement) {
        if (after != null && hit.compareTo(after) <= 0) {
            return;
        }
        worstFirst.add(new Entry(hit, requirement));
        if (worstFirst.size() > limit) {
            worstFirst.poll();
        }
    }

    void add(Best other) {
        other.worstFirst.forEach(entry -> offer(entry.hit, entry.requirement));
    }

    /** Best first. */
    List<Entry> entries() {
        return worstFirst.stream().sorted(Comparator.comparing(Entry::hit)).toList();
    }

    /** Reads the ids of one segment's documents, in increasing order of the documents. */
    static final class Ids {
        private final NumericDocValues high;
        private final NumericDocValues low;

        Ids(LeafReader segment) throws IOException {
            high = DocValues.getNumeric(segment, "idHigh");
            low = DocValues.getNumeric(segment, "idLow");
        }

        UUID of(int document) throws IOException {
            if (!high.advanceExact(document) || !low.advanceExact(document)) {
                throw new IllegalStateException("A document without an id");
            }
            return new UUID(high.longValue(), low.longValue());
        }
    }
}
