package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.passerelle.matching.Hit;

/** The best hits of what it is offered, no more than a limit: logarithmic in the limit per hit that gets in. */
final class Best {

    private final int limit;
    private final Hit after;
    private final PriorityQueue<Hit> worstFirst = new PriorityQueue<>(Collections.reverseOrder());

    /** @param after only what ranks behind this is taken, null to take all */
    Best(int limit, Hit after) {
        this.limit = limit;
        this.after = after;
    }

    /** Whether a document with so many points could still get in, before its id is known. */
    boolean mayTake(int points) {
        return limit > 0
                && (after == null || points <= after.points())
                && (worstFirst.size() < limit || points >= worstFirst.peek().points());
    }

    void offer(Hit hit) {
        if (after != null && hit.compareTo(after) <= 0) {
            return;
        }
        worstFirst.add(hit);
        if (worstFirst.size() > limit) {
            worstFirst.poll();
        }
    }

    /** Best first. */
    List<Hit> hits() {
        return worstFirst.stream().sorted().toList();
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
