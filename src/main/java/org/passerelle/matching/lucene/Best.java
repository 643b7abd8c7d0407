package org.passerelle.matching.lucene;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.passerelle.matching.Hit;

/** The best of what it is offered, no more than a limit: logarithmic in the limit per hit that gets in. */
final class Best {

    /** @param requirement that the hit misses, null when it misses none */
    record Entry(Hit hit, String requirement) {}

    private final int limit;
    private final Hit after;
    private final PriorityQueue<Entry> worstFirst = new PriorityQueue<>((one, other) -> other.hit.compareTo(one.hit));

    /** @param after only what ranks behind this is taken, null to take all */
    Best(int limit, Hit after) {
        this.limit = limit;
        this.after = after;
    }

    int limit() {
        return limit;
    }

    /** Only what ranks before it can still get in; null while everything can. */
    Hit worst() {
        return worstFirst.size() < limit ? null : worstFirst.peek().hit();
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
        if (worstFirst.size() == limit) {
            if (limit == 0 || hit.compareTo(worstFirst.peek().hit) > 0) {
                return;
            }
            worstFirst.poll();
        }
        worstFirst.add(new Entry(hit, requirement));
    }

    void add(Best other) {
        other.worstFirst.forEach(entry -> offer(entry.hit, entry.requirement));
    }

    /** Best first. */
    List<Entry> entries() {
        return worstFirst.stream().sorted(Comparator.comparing(Entry::hit)).toList();
    }
}
