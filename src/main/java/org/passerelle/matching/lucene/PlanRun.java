package org.passerelle.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Needs;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Scope;

/**
 * One execution of a plan, window after window: exact, as if all the points of everybody were added up. Windows are
 * independent, so the work is cut into stretches of windows that a {@link Crew} computes side by side.
 *
 * <p>A stretch costs one pass over the postings that the plan names and some microseconds per window and ladder, however
 * many are eligible. Where a requirement leaves few in question, those few are picked out and looked up one by one instead.
 */
final class PlanRun {

    /** Least windows of a stretch, a quarter of a million documents: the plan's tokens are looked up anew for each. */
    private static final int LEAST_STRETCH = 8;
    /** Stretches for each worker: more of them spread evenly where some cost more than others. */
    private static final int STRETCHES_EACH = 2;

    /**
     * Documents are picked out where a requirement leaves at most one in so many. Measured: skipping through postings to one
     * document costs as much as reading some hundreds of neighbours.
     */
    private static final int FEW = 512;

    final Plan plan;
    final Scope scope;
    final Page page;
    final Set<Condition> repeated;
    private final Collection<Set<String>> needs;
    private final BooleanSupplier abandoned;
    private final PerSegment<Columns> columns;

    PlanRun(Plan plan, Scope scope, Page page, PerSegment<Columns> columns, BooleanSupplier abandoned) {
        this.plan = plan;
        this.scope = scope;
        this.page = page;
        this.columns = columns;
        this.abandoned = abandoned;
        repeated = SegmentMatchers.repeated(plan);
        // Counting who is not eligible means looking at everybody.
        needs = page.survey() == null ? Needs.of(plan).byRequirement().values() : List.of();
    }

    Ranking over(List<LeafReader> segments, Crew crew) {
        int windows = segments.stream().mapToInt(PlanRun::windows).sum();
        int stretch = crew.size() == 1 ? windows : Math.max(LEAST_STRETCH, windows / (crew.size() * STRETCHES_EACH));
        List<Crew.Task<Tally>> stretches = new ArrayList<>();
        for (LeafReader segment : segments) {
            for (int from = 0; from < windows(segment); from += stretch) {
                int first = from * Bitmap.MOST;
                int end = (int) Math.min(segment.maxDoc(), (from + (long) stretch) * Bitmap.MOST);
                stretches.add((tally, space) -> over(segment, first, end, tally, space));
            }
        }
        Tally whole = new Tally(plan, page);
        crew.compute(() -> new Tally(plan, page), stretches).forEach(whole::add);
        return whole.ranking();
    }

    private static int windows(LeafReader segment) {
        return (segment.maxDoc() + Bitmap.MOST - 1) / Bitmap.MOST;
    }

    private void over(LeafReader segment, int first, int end, Tally tally, Workspace space) {
        try {
            SegmentPlan bound = new SegmentPlan(segment, this, columns.of(segment), space);
            Optional<Set<String>> lead = lead(segment);
            List<Token> tokens = lead.isPresent() ? bound.facts(lead.get()) : List.of();
            for (int from = first; from < end; from += Bitmap.MOST) {
                if (abandoned.getAsBoolean()) {
                    throw new CancellationException("Nobody waits for this ranking any more");
                }
                int size = Math.min(Bitmap.MOST, end - from);
                if (lead.isPresent()) {
                    bound.pick(from, size, tokens, tally);
                } else {
                    bound.over(from, size, tally);
                }
            }
            if (lead.isPresent()) {
                bound.rankPicked(tally);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tokens of the requirement that the fewest can fulfil, where those are few. */
    private Optional<Set<String>> lead(LeafReader segment) throws IOException {
        Set<String> lead = null;
        long fewest = segment.maxDoc() / FEW + 1;
        for (Set<String> tokens : needs) {
            long documents = 0;
            for (String token : tokens) {
                documents += documents < fewest ? segment.docFreq(new Term(Segment.FACT, token)) : 0;
            }
            if (documents < fewest) {
                fewest = documents;
                lead = tokens;
            }
        }
        return Optional.ofNullable(lead);
    }
}
