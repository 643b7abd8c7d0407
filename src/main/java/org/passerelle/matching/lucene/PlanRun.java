package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.matching.Gate;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Hurdle;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.NearMiss;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;

/**
 * One execution of a plan, segment after segment, by one thread. A segment costs one pass over the postings that the plan
 * names and four bytes per document for the points, which are integers throughout.
 */
final class PlanRun {

    private final Plan plan;
    private final Scope scope;
    private final Page page;
    private final Best best;
    private final List<Count> counts = new ArrayList<>();
    private int considered;
    private int eligible;

    PlanRun(Plan plan, Scope scope, Page page) {
        this.plan = plan;
        this.scope = scope;
        this.page = page;
        this.best = new Best(page.limit(), page.after());
        plan.gates().forEach(gate -> counts.add(new Count(gate.key(), false)));
        plan.requirements().forEach(ladder -> counts.add(new Count(ladder.key(), true)));
    }

    void over(LeafReader reader) throws IOException {
        Segment segment = new Segment(reader);
        FixedBitSet visible = segment.visible(scope);
        considered += visible.cardinality();
        List<Standing> standings = new ArrayList<>();
        List<FixedBitSet> missing = new ArrayList<>();
        for (Gate gate : plan.gates()) {
            missing.add(minus(visible, segment.matching(gate.condition(), visible)));
        }
        for (Ladder ladder : plan.ladders()) {
            Standing standing = new Standing(ladder, segment, visible);
            standings.add(standing);
            if (ladder.required() != null) {
                standing.descend(ladder.required());
                missing.add(standing.below());
            }
        }
        FixedBitSet once = new FixedBitSet(reader.maxDoc());
        FixedBitSet twice = new FixedBitSet(reader.maxDoc());
        for (FixedBitSet miss : missing) {
            FixedBitSet again = once.clone();
            again.and(miss);
            twice.or(again);
            once.or(miss);
        }
        FixedBitSet admitted = minus(visible, once);
        FixedBitSet oneAway = minus(once, twice);
        eligible += admitted.cardinality();
        count(missing, oneAway, standings);
        collect(reader, admitted, oneAway, missing, standings);
    }

    private void count(List<FixedBitSet> missing, FixedBitSet oneAway, List<Standing> standings) throws IOException {
        int requirement = 0;
        for (FixedBitSet miss : missing.subList(0, plan.gates().size())) {
            counts.get(requirement++)
                    .add(miss.cardinality(), common(miss, oneAway).cardinality(), 0);
        }
        for (Standing standing : standings) {
            if (standing.ladder.required() != null) {
                FixedBitSet miss = missing.get(requirement);
                FixedBitSet alone = common(miss, oneAway);
                Integer relaxed = standing.ladder.relaxed().required();
                if (relaxed != null) {
                    standing.descend(relaxed);
                }
                int gained = relaxed == null
                        ? alone.cardinality()
                        : common(alone, standing.on(relaxed)).cardinality();
                counts.get(requirement++).add(miss.cardinality(), alone.cardinality(), gained);
            }
        }
    }

    private void collect(
            LeafReader reader,
            FixedBitSet admitted,
            FixedBitSet oneAway,
            List<FixedBitSet> missing,
            List<Standing> standings)
            throws IOException {
        FixedBitSet shown = admitted.clone();
        if (page.nearMisses() > 0) {
            shown.or(oneAway);
        }
        int[] points = new int[reader.maxDoc()];
        for (Standing standing : standings) {
            standing.score(shown, points);
        }
        offer(reader, admitted, points, best);
        for (int i = plan.gates().size(); i < missing.size() && page.nearMisses() > 0; i++) {
            offer(reader, common(missing.get(i), oneAway), points, counts.get(i).best);
        }
    }

    private static void offer(LeafReader reader, FixedBitSet documents, int[] points, Best best) throws IOException {
        Best.Ids ids = new Best.Ids(reader);
        documents.forEach(0, reader.maxDoc(), 0, document -> {
            if (best.mayTake(points[document])) {
                best.offer(new Hit(ids.of(document), points[document]));
            }
        });
    }

    Ranking ranking() {
        Map<Hit, NearMiss> misses = new TreeMap<>();
        counts.forEach(count -> count.best
                .hits()
                .forEach(hit -> misses.put(hit, new NearMiss(hit.id(), count.requirement, hit.points()))));
        return new Ranking(
                considered,
                eligible,
                best.hits(),
                counts.stream().map(Count::hurdle).toList(),
                misses.values().stream().limit(page.nearMisses()).toList());
    }

    private static FixedBitSet minus(FixedBitSet all, FixedBitSet some) {
        FixedBitSet rest = all.clone();
        rest.andNot(some);
        return rest;
    }

    private static FixedBitSet common(FixedBitSet one, FixedBitSet other) {
        FixedBitSet both = one.clone();
        both.and(other);
        return both;
    }

    /** What one gate or requirement does, added up over the segments. */
    private final class Count {
        private final String requirement;
        private final boolean relaxable;
        private final Best best = new Best(page.nearMisses(), null);
        private int misses;
        private int excludes;
        private int gained;

        Count(String requirement, boolean relaxable) {
            this.requirement = requirement;
            this.relaxable = relaxable;
        }

        void add(int misses, int excludes, int gained) {
            this.misses += misses;
            this.excludes += excludes;
            this.gained += gained;
        }

        Hurdle hurdle() {
            return new Hurdle(requirement, misses, excludes, relaxable ? Integer.valueOf(gained) : null);
        }
    }
}
