package org.passerelle.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;

/** The oracle: facts in a set, integers added up one by one, everything sorted. Every engine must answer like it. */
public final class BruteForce implements MatchEngine {

    private final Classification classification;
    private final Map<UUID, Facts> facts = new HashMap<>();
    private final Map<UUID, Set<String>> labels = new HashMap<>();
    private final Map<UUID, Set<String>> groups = new HashMap<>();

    public BruteForce(Classification classification) {
        this.classification = classification;
    }

    public void update(Candidate candidate, Set<String> labels, Set<String> groups) {
        this.groups.put(candidate.id(), groups);
        facts.put(candidate.id(), Facts.of(candidate, classification));
        this.labels.put(candidate.id(), labels);
    }

    public void delete(UUID candidate) {
        facts.remove(candidate);
    }

    @Override
    public Ranking rank(Plan plan, Scope scope, Page page, BooleanSupplier abandoned) {
        int considered = 0;
        List<Hit> hits = new ArrayList<>();
        List<NearMiss> nearMisses = new ArrayList<>();
        Map<String, int[]> funnel = new LinkedHashMap<>();
        Map<String, int[]> composition = new HashMap<>();
        Survey survey = page.survey();
        if (survey != null) {
            survey.groups().keySet().forEach(group -> composition.put(group, new int[2]));
        }
        plan.gates().forEach(gate -> funnel.put(gate.key(), new int[3]));
        plan.requirements().forEach(ladder -> funnel.put(ladder.key(), new int[3]));
        for (Map.Entry<UUID, Facts> entry : facts.entrySet()) {
            if (!scope.shows(labels.get(entry.getKey()))) {
                continue;
            }
            considered++;
            Hit hit = new Hit(entry.getKey(), points(plan, entry.getValue()));
            List<String> missing = missing(plan, entry.getValue());
            missing.forEach(key -> funnel.get(key)[0]++);
            composition.forEach((group, counts) -> {
                if (groups.get(entry.getKey()).stream().anyMatch(survey.groups().get(group)::contains)) {
                    counts[0]++;
                    counts[1] += missing.isEmpty() ? 1 : 0;
                }
            });
            if (missing.isEmpty()) {
                hits.add(hit);
            } else if (missing.size() == 1) {
                String key = missing.getFirst();
                funnel.get(key)[1]++;
                plan.requirements().stream()
                        .filter(ladder -> ladder.key().equals(key))
                        .forEach(ladder -> {
                            Ladder relaxed = ladder.relaxed();
                            if (relaxed.accepts(relaxed.stand(entry.getValue()))) {
                                funnel.get(key)[2]++;
                            }
                            nearMisses.add(new NearMiss(hit.id(), key, hit.points()));
                        });
            }
        }
        List<Hurdle> hurdles = new ArrayList<>();
        funnel.forEach((key, counts) -> hurdles.add(new Hurdle(
                key,
                counts[0],
                counts[1],
                plan.gates().stream().anyMatch(gate -> gate.key().equals(key)) ? null : counts[2])));
        Comparator<Hit> order = Comparator.comparing((Hit hit) -> -hit.points())
                .thenComparing(hit -> hit.id().toString());
        nearMisses.sort(Comparator.comparing(miss -> new Hit(miss.id(), miss.points()), order));
        return new Ranking(
                considered,
                hits.size(),
                hits.stream()
                        .filter(hit -> page.after() == null || order.compare(hit, page.after()) > 0)
                        .sorted(order)
                        .limit(page.limit())
                        .toList(),
                survey == null ? List.of() : hurdles,
                survey == null
                        ? List.of()
                        : nearMisses.stream().limit(survey.nearMisses()).toList(),
                composition.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                group -> new Survey.Share(group.getValue()[0], group.getValue()[1]))));
    }

    private static int points(Plan plan, Facts facts) {
        int points = 0;
        for (Ladder ladder : plan.ladders()) {
            for (Rung rung : ladder.rungs()) {
                if (rung.condition().holds(facts)) {
                    points += rung.points();
                    break;
                }
            }
        }
        return points;
    }

    private static List<String> missing(Plan plan, Facts facts) {
        List<String> missing = new ArrayList<>();
        for (Gate gate : plan.gates()) {
            if (!gate.condition().holds(facts)) {
                missing.add(gate.key());
            }
        }
        for (Ladder ladder : plan.ladders()) {
            if (ladder.required() != null
                    && ladder.rungs().subList(0, ladder.required() + 1).stream()
                            .noneMatch(rung -> rung.condition().holds(facts))) {
                missing.add(ladder.key());
            }
        }
        return missing;
    }
}
