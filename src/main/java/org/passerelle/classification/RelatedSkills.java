package org.passerelle.classification;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Skills that go together: at least half of the occupations to which either of the two is essential need both (a Jaccard
 * index of 1/2 or more). Who has one has most likely worked where the other is used.
 */
final class RelatedSkills {

    /** The closest say enough; some classifications have forty skills that belong to one occupation only. */
    private static final int MOST = 6;

    private RelatedSkills() {}

    /**
     * Quadratic in the essential skills of one occupation, linear in the occupations: some ten milliseconds for the shipped
     * classification.
     *
     * @return by skill, the closest first, ties by code; skills without any are left out
     */
    static Map<String, List<String>> of(Collection<Occupation> occupations) {
        Map<String, Integer> uses = new HashMap<>();
        Map<String, Map<String, Integer>> shared = new HashMap<>();
        for (Occupation occupation : occupations) {
            List<String> essential = occupation.skills().stream()
                    .filter(link -> link.importance() == Occupation.Importance.ESSENTIAL)
                    .map(Occupation.SkillLink::skill)
                    .distinct()
                    .toList();
            for (String skill : essential) {
                uses.merge(skill, 1, Integer::sum);
                Map<String, Integer> others = shared.computeIfAbsent(skill, s -> new HashMap<>());
                essential.forEach(other -> others.merge(other, 1, Integer::sum));
            }
        }
        Map<String, List<String>> related = new HashMap<>();
        shared.forEach((skill, others) -> {
            others.remove(skill);
            List<String> closest = others.entrySet().stream()
                    .map(other ->
                            new Pair(other.getKey(), other.getValue(), uses.get(skill) + uses.get(other.getKey())))
                    .filter(Pair::close)
                    .sorted()
                    .limit(MOST)
                    .map(Pair::other)
                    .toList();
            if (!closest.isEmpty()) {
                related.put(skill, closest);
            }
        });
        return related;
    }

    /**
     * @param both occupations that need both
     * @param uses occupations that need the one plus those that need the other
     */
    private record Pair(String other, int both, int uses) implements Comparable<Pair> {

        /** Closest first. Of a / (u - a), the greater one has the greater a / u. */
        private static final Comparator<Pair> CLOSENESS = ((Comparator<Pair>)
                        (a, b) -> Long.compare((long) b.both * a.uses, (long) a.both * b.uses))
                .thenComparing(Pair::other);

        boolean close() {
            return 2 * both >= uses - both;
        }

        @Override
        public int compareTo(Pair pair) {
            return CLOSENESS.compare(this, pair);
        }
    }
}
