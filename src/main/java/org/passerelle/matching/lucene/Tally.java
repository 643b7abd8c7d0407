package org.passerelle.matching.lucene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.matching.Gate;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Hurdle;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.NearMiss;
import org.passerelle.matching.Page;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Survey;

/** What was found in part of an index. Tallies add up: that of the whole is the same however it was divided. */
final class Tally {

    private final Plan plan;
    private final Survey survey;
    final Best best;
    final Best misses;
    int considered;
    int eligible;

    /** By gate, then by requirement: misses, excludes, gained if relaxed. */
    private final int[][] hurdles;
    /** By group: considered, eligible. */
    private final int[][] groups;

    Tally(Plan plan, Page page) {
        this.plan = plan;
        this.survey = page.survey();
        best = new Best(page.limit(), page.after());
        misses = new Best(survey == null ? 0 : survey.nearMisses(), null);
        hurdles = new int[plan.gates().size() + plan.requirements().size()][3];
        groups = new int[survey == null ? 0 : survey.groups().size()][2];
    }

    void miss(int requirement, int misses, int excludes, int gained) {
        hurdles[requirement][0] += misses;
        hurdles[requirement][1] += excludes;
        hurdles[requirement][2] += gained;
    }

    void group(int group, int considered, int eligible) {
        groups[group][0] += considered;
        groups[group][1] += eligible;
    }

    void add(Tally other) {
        considered += other.considered;
        eligible += other.eligible;
        add(hurdles, other.hurdles);
        add(groups, other.groups);
        best.add(other.best);
        misses.add(other.misses);
    }

    private static void add(int[][] sums, int[][] others) {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                sums[i][j] += others[i][j];
            }
        }
    }

    Ranking ranking() {
        return new Ranking(
                considered,
                eligible,
                best.entries().stream().map(Best.Entry::hit).toList(),
                survey == null ? List.of() : funnel(),
                misses.entries().stream().map(Tally::nearMiss).toList(),
                composition());
    }

    private static NearMiss nearMiss(Best.Entry entry) {
        Hit hit = entry.hit();
        return new NearMiss(hit.id(), entry.requirement(), hit.points());
    }

    private List<Hurdle> funnel() {
        List<Hurdle> funnel = new ArrayList<>();
        int next = 0;
        for (Gate gate : plan.gates()) {
            int[] counts = hurdles[next++];
            funnel.add(new Hurdle(gate.key(), counts[0], counts[1], null));
        }
        for (Ladder ladder : plan.requirements()) {
            int[] counts = hurdles[next++];
            funnel.add(new Hurdle(ladder.key(), counts[0], counts[1], counts[2]));
        }
        return funnel;
    }

    private Map<String, Survey.Share> composition() {
        Map<String, Survey.Share> composition = new LinkedHashMap<>();
        if (survey != null) {
            int next = 0;
            for (String group : survey.groups().keySet()) {
                int[] counts = groups[next++];
                composition.put(group, new Survey.Share(counts[0], counts[1]));
            }
        }
        return composition;
    }
}
