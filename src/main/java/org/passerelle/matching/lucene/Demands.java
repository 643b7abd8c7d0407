package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.FixedBitSet;
import org.passerelle.matching.Demand;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Funnel;
import org.passerelle.matching.Gate;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Ladder;
import org.passerelle.matching.Plan;
import org.passerelle.matching.Rung;
import org.passerelle.matching.Weights;

/**
 * What the openings of one segment ask. Openings ask much alike: the same town, the same level of French. So ladders are kept
 * once, without their weights, and where a candidate stands on one is found out once however many openings have it. What is
 * required stands as doors behind doors, those that most openings stand behind in front: where one does not open, nothing
 * behind it is looked at. Takes some hundred bytes per opening.
 */
final class Demands {

    /**
     * One thing that openings require.
     *
     * @param name criterion or gate
     * @param ladder its number
     * @param lowest rung that is accepted
     * @param relaxed lowest rung that would be accepted after lowering by one, null where nobody may
     */
    private record Requirement(String name, int ladder, int lowest, Integer relaxed) {}

    /** @param certain whether the token is all that the rung asks */
    private record Step(int ladder, int rung, boolean certain) {}

    /** @param from place of the first opening right behind this door */
    private record Door(Requirement requirement, int from, int to, List<Door> behind) {}

    private final Bound.Names names = new Bound.Names();
    private final Weights standard = Weights.standard();
    /** By ladder, the conditions of its rungs. */
    private final Bound[][] rungs;
    /** By token, the rungs that nobody without it stands on, or without one of others like it. */
    private final Step[][] steps;
    /** By ladder, the rungs that may hold whatever the tokens. */
    private final int[][] others;
    /** By ladder and standing, the share in per mille; 0 for those below all rungs at the end. */
    private final int[][] shares;

    /** Openings in the order of the doors: document, id, weighing. */
    private final int[] documents;

    private final UUID[] ids;
    private final int[] weighings;
    /** The ladders of the openings in that order, one after the other, and where each opening's begin. */
    private final int[] ladders;

    private final int[] begin;

    private final List<Demand.Weighing> differentWeighings;
    /** What each of those ladders is worth with the standard weights. */
    private final int[] standardPoints;

    private final Door entrance;

    private Demands(Openings read) {
        List<Integer> order = new ArrayList<>();
        entrance = entrance(read.all.stream().map(Asking::required).toList(), order);
        documents = order.stream().mapToInt(Integer::intValue).toArray();
        List<Asking> ordered = order.stream().map(read.all::get).toList();
        ids = ordered.stream().map(Asking::opening).toArray(UUID[]::new);
        weighings = ordered.stream().mapToInt(Asking::weighing).toArray();
        ladders = ordered.stream()
                .flatMapToInt(opening -> IntStream.of(opening.ladders))
                .toArray();
        begin = new int[documents.length + 1];
        for (int place = 0; place < documents.length; place++) {
            begin[place + 1] = begin[place] + ordered.get(place).ladders.length;
        }
        List<List<Rung>> differentLadders = read.ladders.values();
        differentWeighings = read.weighings.values();
        rungs = differentLadders.stream()
                .map(ladder -> ladder.stream()
                        .map(rung -> names.bind(rung.condition()))
                        .toArray(Bound[]::new))
                .toArray(Bound[][]::new);
        steps = steps();
        others = Stream.of(rungs)
                .map(ladder -> IntStream.range(0, ladder.length)
                        .filter(rung -> ladder[rung].needs() == null)
                        .toArray())
                .toArray(int[][]::new);
        shares = differentLadders.stream()
                .map(ladder -> {
                    int[] byStanding = new int[ladder.size() + 1];
                    for (int rung = 0; rung < ladder.size(); rung++) {
                        byStanding[rung] = ladder.get(rung).share();
                    }
                    return byStanding;
                })
                .toArray(int[][]::new);
        standardPoints = new int[ladders.length];
        int[][] points = new int[differentWeighings.size()][];
        for (int place = 0; place < documents.length; place++) {
            int[] worth = points(weighings[place], standard, points);
            System.arraycopy(worth, 0, standardPoints, begin[place], worth.length);
        }
    }

    /** @param known what was found out already, by weighing */
    private int[] points(int weighing, Weights weights, int[][] known) {
        if (known[weighing] == null) {
            known[weighing] = differentWeighings.get(weighing).points(weights);
        }
        return known[weighing];
    }

    private Step[][] steps() {
        List<List<Step>> steps =
                Stream.<List<Step>>generate(ArrayList::new).limit(names.count()).toList();
        for (int ladder = 0; ladder < rungs.length; ladder++) {
            for (int rung = 0; rung < rungs[ladder].length; rung++) {
                Bound bound = rungs[ladder][rung];
                if (bound.needs() != null) {
                    Step step = new Step(ladder, rung, bound instanceof Bound.AnyToken);
                    IntStream.of(bound.needs()).distinct().forEach(token -> steps.get(token)
                            .add(step));
                }
            }
        }
        return steps.stream().map(all -> all.toArray(Step[]::new)).toArray(Step[][]::new);
    }

    /** @param order is told the documents in the order in which they stand behind the doors */
    private static Door entrance(List<List<Requirement>> required, List<Integer> order) {
        Map<Requirement, Integer> openings = new HashMap<>();
        required.forEach(all -> all.forEach(one -> openings.merge(one, 1, Integer::sum)));
        Comparator<Requirement> widestFirst = Comparator.comparing((Requirement one) -> -openings.get(one))
                .thenComparing(Requirement::ladder)
                .thenComparing(Requirement::lowest);
        Plot plot = new Plot();
        for (int document = 0; document < required.size(); document++) {
            Plot at = plot;
            for (Requirement one :
                    required.get(document).stream().sorted(widestFirst).toList()) {
                at = at.behind.computeIfAbsent(one, first -> new Plot());
            }
            at.documents.add(document);
        }
        return plot.door(null, order);
    }

    /** Doors while they are being set. */
    private static final class Plot {
        private final Map<Requirement, Plot> behind = new LinkedHashMap<>();
        private final List<Integer> documents = new ArrayList<>();

        Door door(Requirement requirement, List<Integer> order) {
            int from = order.size();
            order.addAll(documents);
            int to = order.size();
            return new Door(
                    requirement,
                    from,
                    to,
                    behind.entrySet().stream()
                            .map(next -> next.getValue().door(next.getKey(), order))
                            .toList());
        }
    }

    /** Reads and binds every opening, some thirty microseconds each. */
    static Demands read(LeafReader segment, DemandOf demandOf) throws IOException {
        Ids ids = Ids.read(segment);
        Openings openings = new Openings();
        for (int document = 0; document < segment.maxDoc(); document++) {
            openings.add(ids.of(document), demandOf.document(document));
        }
        return new Demands(openings);
    }

    /**
     * One opening by the numbers of what it asks.
     *
     * @param ladders in the order of the criteria
     */
    private record Asking(UUID opening, int weighing, int[] ladders, List<Requirement> required) {}

    /** Openings while they are being read. What one asks takes kilobytes, most of which others have asked before. */
    private static final class Openings {
        private final Numbering<List<Rung>> ladders = new Numbering<>();
        private final Numbering<Demand.Weighing> weighings = new Numbering<>();
        private final Map<List<Requirement>, List<Requirement>> required = new HashMap<>();
        private final List<Asking> all = new ArrayList<>();

        void add(UUID opening, Demand demand) {
            all.add(new Asking(
                    opening,
                    weighings.of(demand.weighing()),
                    demand.ladders().stream()
                            .mapToInt(ladder -> ladders.of(ladder.rungs()))
                            .toArray(),
                    required.computeIfAbsent(requirements(demand), one -> one)));
        }

        private List<Requirement> requirements(Demand demand) {
            List<Requirement> requirements = new ArrayList<>();
            for (Gate gate : demand.gates()) {
                List<Rung> only = List.of(new Rung(gate.key(), gate.condition(), 0, 0));
                requirements.add(new Requirement(gate.key(), ladders.of(only), 0, null));
            }
            for (Ladder ladder : demand.ladders()) {
                if (ladder.required() != null) {
                    Integer relaxed = ladder.relaxed().required();
                    requirements.add(new Requirement(
                            ladder.criterion(),
                            ladders.of(ladder.rungs()),
                            ladder.required(),
                            relaxed == null ? ladder.rungs().size() : relaxed));
                }
            }
            return requirements;
        }
    }

    /** What is asked by the opening of a document; documents in increasing order. */
    interface DemandOf {
        Demand document(int document) throws IOException;
    }

    Asked by(Facts facts) {
        return new Asked(facts);
    }

    /** What one candidate has to say to them. Not thread-safe. */
    final class Asked {
        private final Bound.Candidate candidate;
        /** By ladder, the best rung that tokens lead to, counted from the one below all: 0 where they lead to none. */
        private final byte[] reached = new byte[rungs.length];
        /** By ladder, one more than the rung stood on, or than all of them for those below; 0 where it was not asked. */
        private final byte[] standings = new byte[rungs.length];
        /** By ladder, one more than the share in per mille that the standing gives; 0 where it was not asked. */
        private final short[] given = new short[rungs.length];

        private Asked(Facts facts) {
            candidate = names.candidate(facts);
            for (int token : candidate.tokens()) {
                for (Step step : steps[token]) {
                    int height = rungs[step.ladder].length - step.rung;
                    if (height > reached[step.ladder]
                            && (step.certain || rungs[step.ladder][step.rung].holds(candidate))) {
                        reached[step.ladder] = (byte) height;
                    }
                }
            }
        }

        /** Offers those of the openings that admit the candidate, and counts them. */
        int rank(FixedBitSet open, Weights weights, Best best) {
            int[][] points = weights.equals(standard) ? null : new int[differentWeighings.size()][];
            return rank(entrance, open, weights, points, best);
        }

        /** @param points what was found out already, by weighing; null for the standard weights */
        private int rank(Door door, FixedBitSet open, Weights weights, int[][] points, Best best) {
            int eligible = 0;
            for (int place = door.from; place < door.to; place++) {
                if (open.get(documents[place])) {
                    eligible++;
                    int least = best.least();
                    int sum = points == null
                            ? sum(place, standardPoints, begin[place], least)
                            : sum(place, points(weighings[place], weights, points), 0, least);
                    if (sum >= least) {
                        best.offer(new Hit(ids[place], sum), null);
                    }
                }
            }
            for (Door next : door.behind) {
                if (accepts(next.requirement, next.requirement.lowest)) {
                    eligible += rank(next, open, weights, points, best);
                }
            }
            return eligible;
        }

        /**
         * The opening's points, or less than {@code least} as soon as it is known that it cannot get as many.
         *
         * @param first where the points of the opening's ladders begin
         */
        private int sum(int place, int[] points, int first, int least) {
            int sum = 0;
            // What may still be lost.
            int left = Plan.TOTAL - least;
            int begins = begin[place];
            int ends = begin[place + 1];
            for (int i = begins; i < ends; i++) {
                int ladder = ladders[i];
                int share = given[ladder] - 1;
                int most = points[first + i - begins];
                int got = Rung.points(most, share < 0 ? shares[ladder][stand(ladder)] : share);
                sum += got;
                left -= most - got;
                if (left < 0) {
                    return -1;
                }
            }
            return sum;
        }

        private boolean accepts(Requirement requirement, int lowest) {
            return lowest == rungs[requirement.ladder].length || stand(requirement.ladder) <= lowest;
        }

        /** The rung stood on, or the number of rungs where the candidate is below them all. */
        private int stand(int ladder) {
            int known = standings[ladder];
            return known > 0 ? known - 1 : climb(ladder);
        }

        private int climb(int ladder) {
            int rung = rungs[ladder].length - reached[ladder];
            for (int other : others[ladder]) {
                if (other < rung && rungs[ladder][other].holds(candidate)) {
                    rung = other;
                    break;
                }
            }
            standings[ladder] = (byte) (rung + 1);
            given[ladder] = (short) (shares[ladder][rung] + 1);
            return rung;
        }

        void count(FixedBitSet open, Funnel funnel) {
            count(entrance, List.of(), open, funnel);
        }

        private void count(Door door, List<Requirement> passed, FixedBitSet open, Funnel funnel) {
            List<Requirement> all = new ArrayList<>(passed);
            if (door.requirement != null) {
                all.add(door.requirement);
            }
            int openings = 0;
            for (int place = door.from; place < door.to; place++) {
                openings += open.get(documents[place]) ? 1 : 0;
            }
            if (openings > 0) {
                funnel.add(missing(all), openings);
            }
            door.behind.forEach(next -> count(next, all, open, funnel));
        }

        private Map<String, Boolean> missing(List<Requirement> requirements) {
            Map<String, Boolean> missing = new HashMap<>();
            for (Requirement requirement : requirements) {
                if (!accepts(requirement, requirement.lowest)) {
                    if (requirement.relaxed == null) {
                        missing.put(requirement.name, null);
                    } else {
                        missing.merge(requirement.name, accepts(requirement, requirement.relaxed), Boolean::logicalAnd);
                    }
                }
            }
            return missing;
        }
    }

    /** Numbers different values in the order in which they come. */
    private static final class Numbering<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int of(T value) {
            return numbers.computeIfAbsent(value, first -> {
                values.add(first);
                return values.size() - 1;
            });
        }

        List<T> values() {
            return List.copyOf(values);
        }
    }
}
