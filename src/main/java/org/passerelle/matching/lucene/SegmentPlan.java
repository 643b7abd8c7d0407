package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.passerelle.matching.Gate;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Survey;

/**
 * A plan bound to the postings and columns of one segment. Windows are given to it in increasing order; for each it finds
 * who is eligible, adds up their points and offers the best to a {@link Tally}. Not thread-safe.
 */
final class SegmentPlan {

    private final LeafReader segment;
    private final Survey survey;
    private final List<Matcher> gates = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();
    private final List<Standing> required;
    /** The required ones first, as they are known already, then those that can bring the most. */
    private final List<Standing> order;

    private final List<List<Token>> scope = new ArrayList<>();
    private final List<Token> without;
    private final List<List<Token>> groups = new ArrayList<>();
    private final Slices slices;
    private final Ids ids;
    private final SegmentTokens tokens;

    private final Bitmap visible;
    private final Bitmap eligible;
    private final Bitmap once;
    private final Bitmap twice;
    private final Bitmap shown;
    private final Bitmap spare;
    private final Bitmap led;
    private final Bitmap above;
    private final Bitmap level;
    /** Null until a lead is followed. */
    private int[] pick;

    private int picked;
    private final Few few;
    /** One for each gate and requirement: who lacks it. */
    private final List<Bitmap> missing = new ArrayList<>();

    SegmentPlan(LeafReader segment, PlanRun run, Columns columns, Workspace space) throws IOException {
        this.segment = segment;
        this.survey = run.page.survey();
        visible = space.take();
        eligible = space.take();
        once = space.take();
        twice = space.take();
        shown = space.take();
        spare = space.take();
        led = space.take();
        above = space.take();
        level = space.take();
        tokens = new SegmentTokens(segment, columns);
        SegmentMatchers conditions = new SegmentMatchers(tokens, columns, run.repeated, space);
        for (Gate gate : run.plan.gates()) {
            gates.add(conditions.of(gate.condition()));
        }
        for (Ladder ladder : run.plan.ladders()) {
            standings.add(new Standing(ladder, conditions, space));
        }
        required = standings.stream()
                .filter(standing -> standing.ladder.required() != null)
                .toList();
        order = standings.stream()
                .sorted(Comparator.comparing((Standing standing) -> standing.ladder.required() == null)
                        .thenComparing(Standing::most, Comparator.reverseOrder()))
                .toList();
        for (Set<String> group : run.scope.groups()) {
            scope.add(tokens.labels(group));
        }
        without = tokens.labels(run.scope.without());
        if (survey != null) {
            for (Collection<String> group : survey.groups().values()) {
                groups.add(tokens.groups(group));
            }
            for (int i = 0; i < gates.size() + required.size(); i++) {
                missing.add(space.take());
            }
        }
        slices = new Slices(space);
        few = new Few(slices, space);
        ids = columns.ids();
    }

    List<Token> facts(Collection<String> lead) throws IOException {
        return tokens.facts(lead);
    }

    /** Looks at neighbouring documents, all of them. */
    void over(int first, int size, Tally tally) throws IOException {
        Window window = new Window.Range(first, size, visible);
        tally.considered += look(window);
        rank(window, tally);
    }

    /**
     * Looks at neighbouring documents, and closer only at those that the lead leaves in question: in one go with others, once
     * they are enough.
     */
    void pick(int first, int size, List<Token> lead, Tally tally) throws IOException {
        Window window = new Window.Range(first, size, visible);
        tally.considered += look(window);
        read(lead, window, led);
        led.and(visible);
        if (picked + led.count() > Bitmap.MOST) {
            rankPicked(tally);
        }
        if (pick == null) {
            pick = new int[Bitmap.MOST];
        }
        led.forEach(index -> pick[picked++] = first + index);
    }

    void rankPicked(Tally tally) throws IOException {
        visible.fill(picked);
        rank(new Window.Picked(pick, picked, visible), tally);
        picked = 0;
    }

    private void rank(Window window, Tally tally) throws IOException {
        if (visible.isEmpty()) {
            return;
        }
        if (survey == null) {
            admit(window);
        } else {
            survey(window, tally);
        }
        tally.eligible += eligible.count();
        count(window, tally);
        if (shown.isEmpty()) {
            return;
        }
        slices.reset(window.size());
        int left = order.stream().mapToInt(Standing::most).sum();
        for (int next = 0; next < order.size(); next++) {
            if (next >= required.size() && shown.count() <= Few.MOST) {
                few.score(window, shown, order.subList(next, order.size()));
                few.forEach((index, points) -> offer(window, index, points, tally));
                return;
            }
            order.get(next).score(window, shown, slices);
            left -= order.get(next).most();
            narrow(tally, left);
        }
        offer(window, tally);
    }

    private boolean showsMisses() {
        return survey != null && survey.nearMisses() > 0;
    }

    /** Leaves out who cannot get among the best any more with the points that are left to give. */
    private void narrow(Tally tally, int left) {
        narrow(eligible, tally.best.least() - left);
        shown.copy(eligible);
        if (showsMisses()) {
            narrow(once, tally.misses.least() - left);
            shown.or(once);
        }
    }

    private void narrow(Bitmap documents, int least) {
        if (least > 0) {
            slices.split(least - 1, documents, level);
        }
    }

    /** Offers one whose points are known. */
    private void offer(Window window, int index, int points, Tally tally) {
        if (eligible.has(index)) {
            offer(window, index, points, tally.best, null);
            return;
        }
        for (int i = 0; i < required.size(); i++) {
            if (missing.get(gates.size() + i).has(index)) {
                offer(
                        window,
                        index,
                        points,
                        tally.misses,
                        required.get(i).ladder.key());
            }
        }
    }

    private void offer(Window window, int index, int points, Best best, String requirement) {
        if (points >= best.least()) {
            best.offer(new Hit(ids.of(window.document(index)), points), requirement);
        }
    }

    private void offer(Window window, Tally tally) throws IOException {
        offer(window, eligible, tally.best, null);
        if (showsMisses()) {
            for (int i = 0; i < required.size(); i++) {
                Bitmap miss = missing.get(gates.size() + i);
                miss.and(once);
                offer(window, miss, tally.misses, required.get(i).ladder.key());
            }
        }
    }

    private int look(Window window) throws IOException {
        visible.fill(window.size());
        Bits live = segment.getLiveDocs();
        if (live != null) {
            window.keep(live, visible);
        }
        for (List<Token> group : scope) {
            read(group, window, spare);
            visible.and(spare);
        }
        if (!without.isEmpty()) {
            read(without, window, spare);
            visible.andNot(spare);
        }
        return visible.count();
    }

    private static void read(List<Token> tokens, Window window, Bitmap found) throws IOException {
        found.reset(window.size());
        for (Token token : tokens) {
            token.add(window, window.all, found);
        }
    }

    /** Finds only who is eligible, and nothing about the others. */
    private void admit(Window window) throws IOException {
        eligible.copy(visible);
        for (Matcher gate : gates) {
            gate.find(window, eligible, spare);
            eligible.copy(spare);
        }
        for (Standing standing : required) {
            standing.reset(eligible);
            standing.descend(standing.ladder.required(), window);
            eligible.andNot(standing.below());
        }
        shown.copy(eligible);
    }

    /** Finds who lacks what. Afterwards {@code once} holds those who lack exactly one thing. */
    private void survey(Window window, Tally tally) throws IOException {
        once.reset(window.size());
        twice.reset(window.size());
        for (int i = 0; i < gates.size(); i++) {
            gates.get(i).find(window, visible, spare);
            missing.get(i).difference(visible, spare);
        }
        for (int i = 0; i < required.size(); i++) {
            Standing standing = required.get(i);
            standing.reset(visible);
            standing.descend(standing.ladder.required(), window);
            missing.get(gates.size() + i).copy(standing.below());
        }
        for (Bitmap miss : missing) {
            spare.copy(once);
            spare.and(miss);
            twice.or(spare);
            once.or(miss);
        }
        eligible.difference(visible, once);
        once.andNot(twice);
        for (int i = 0; i < missing.size(); i++) {
            tally.miss(
                    i,
                    missing.get(i).count(),
                    missing.get(i).countCommon(once),
                    i < gates.size() ? 0 : gained(i, window));
        }
        shown.copy(eligible);
        if (showsMisses()) {
            // A gate is no requirement: who misses one is not near.
            for (Bitmap miss : missing.subList(0, gates.size())) {
                once.andNot(miss);
            }
            shown.or(once);
        }
    }

    /** How many the requirement alone keeps out who stand one rung below it. */
    private int gained(int requirement, Window window) throws IOException {
        Standing standing = required.get(requirement - gates.size());
        Integer relaxed = standing.ladder.relaxed().required();
        if (relaxed == null) {
            return missing.get(requirement).countCommon(once);
        }
        standing.descend(relaxed, window);
        return standing.on(relaxed).countCommon(once);
    }

    private void count(Window window, Tally tally) throws IOException {
        for (int group = 0; group < groups.size(); group++) {
            read(groups.get(group), window, spare);
            tally.group(group, visible.countCommon(spare), eligible.countCommon(spare));
        }
    }

    /** Offers those who may still get among the best; those are looked at one by one. */
    private void offer(Window window, Bitmap among, Best best, String requirement) throws IOException {
        spare.copy(among);
        if (best.after() != null) {
            // Which of those level with it come after it is told by their ids: they are no part of the best so many.
            above.copy(spare);
            slices.split(best.after().points(), above, level);
            spare.andNot(above);
            spare.andNot(level);
            offerAll(window, level, best, requirement);
        }
        Hit worst = best.worst();
        if (worst == null) {
            offerBest(window, spare, best, requirement);
        } else {
            slices.split(worst.points(), spare, level);
            offerBest(window, spare, best, requirement);
            level.forEach(index -> {
                int document = window.document(index);
                if (ids.isBefore(document, worst.id())) {
                    best.offer(new Hit(ids.of(document), worst.points()), requirement);
                }
            });
        }
    }

    private void offerBest(Window window, Bitmap documents, Best best, String requirement) throws IOException {
        if (documents.count() > best.limit()) {
            slices.keepBest(best.limit(), documents);
        }
        offerAll(window, documents, best, requirement);
    }

    private void offerAll(Window window, Bitmap documents, Best best, String requirement) throws IOException {
        documents.forEach(
                index -> best.offer(new Hit(ids.of(window.document(index)), slices.points(index)), requirement));
    }
}
