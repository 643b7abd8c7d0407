package org.passerelle.matching.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Ranking;
import org.passerelle.matching.Survey;
import org.passerelle.seeker.Seeker;
import org.passerelle.seeker.SeekerDraft.Sex;

/**
 * Of what sex and age those are whom a ranking considered, admitted and listed. It is counted beside the score: the marks it is
 * counted by are no facts, so that no plan can name them.
 *
 * @param year that ages are of: somebody's age is the one reached in it
 * @param parts every group of every trait, also the empty ones
 */
record Composition(int year, List<Part> parts) {

    enum Trait {
        SEX,
        AGE
    }

    /** Bands as labour statistics have them. All end in the same year of a decade, see {@link #marks}. */
    enum AgeBand {
        UNDER_25(24),
        FROM_25_TO_34(34),
        FROM_35_TO_44(44),
        FROM_45_TO_54(54),
        FROM_55(Integer.MAX_VALUE);

        private final int oldest;

        AgeBand(int oldest) {
            this.oldest = oldest;
        }

        static AgeBand of(int age) {
            for (AgeBand band : values()) {
                if (age <= band.oldest) {
                    return band;
                }
            }
            throw new IllegalArgumentException("No such age: " + age);
        }
    }

    /**
     * @param considered null for the pages after the first: they are of the pool that the first page counted
     * @param eligible null where {@code considered} is
     * @param returned on this page
     */
    record Part(Trait trait, String group, Integer considered, Integer eligible, int returned) {}

    /** Those without a mark; counted as what the others leave, so that the groups of a trait add up to the whole. */
    static final String UNKNOWN = "UNKNOWN";

    /** No file has an earlier birth date. */
    private static final int EARLIEST_BIRTH = 1900;

    private static final int DECADE = 10;
    /** Age at the beginning of the last decade that ends no band too late: bands end at 24, 34, 44 and 54. */
    private static final int YOUNGEST_DECADE = 4;

    private record Group(Trait trait, String name) {
        String key() {
            return trait + ":" + name;
        }
    }

    private static final List<Group> KNOWN_SEX = List.of(group(Sex.F), group(Sex.M), group(Sex.X));
    private static final List<Group> KNOWN_AGE =
            List.of(AgeBand.values()).stream().map(Composition::group).toList();

    Composition {
        parts = List.copyOf(parts);
    }

    private static Group group(Sex sex) {
        return new Group(Trait.SEX, sex.name());
    }

    private static Group group(AgeBand band) {
        return new Group(Trait.AGE, band.name());
    }

    /**
     * What the index keeps of a seeker to be counted by. Bands move on with the years: somebody is marked with each of the ten
     * decades that hold the birth, so that in any year a band is a decade or some of them. Reading every year of birth instead
     * makes a ranking half as long again.
     */
    static Set<String> marks(Sex sex, LocalDate birthDate) {
        Set<String> marks = new HashSet<>();
        if (sex != null && sex != Sex.UNKNOWN) {
            marks.add(mark(sex));
        }
        if (birthDate != null) {
            int born = birthDate.getYear();
            IntStream.rangeClosed(born - DECADE + 1, born)
                    .mapToObj(Composition::mark)
                    .forEach(marks::add);
        }
        return marks;
    }

    private static String mark(Sex sex) {
        return "sex:" + sex;
    }

    /** @param first year of the decade of birth */
    private static String mark(int first) {
        return "born:" + first + "+";
    }

    /** The groups to be counted, by key, with their members' marks. */
    static Map<String, Set<String>> groups(int year) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Sex sex : List.of(Sex.F, Sex.M, Sex.X)) {
            groups.put(group(sex).key(), Set.of(mark(sex)));
        }
        for (int first = year - YOUNGEST_DECADE; first + DECADE > EARLIEST_BIRTH; first -= DECADE) {
            groups.computeIfAbsent(group(AgeBand.of(year - first)).key(), _ -> new HashSet<>())
                    .add(mark(first));
        }
        return groups;
    }

    /** Reads who was listed from the register, in the current transaction: one query. */
    static Composition of(Ranking ranking, int year) {
        Map<Group, Integer> listed = listed(ranking.hits().stream().map(Hit::id).toList(), year);
        List<Part> parts = new ArrayList<>();
        parts.addAll(parts(Trait.SEX, KNOWN_SEX, ranking, listed));
        parts.addAll(parts(Trait.AGE, KNOWN_AGE, ranking, listed));
        return new Composition(year, parts);
    }

    private static List<Part> parts(Trait trait, List<Group> known, Ranking ranking, Map<Group, Integer> listed) {
        boolean surveyed = !ranking.composition().isEmpty();
        List<Part> parts = new ArrayList<>();
        int considered = ranking.considered();
        int eligible = ranking.eligible();
        int returned = ranking.hits().size();
        for (Group group : known) {
            int here = listed.getOrDefault(group, 0);
            returned -= here;
            if (surveyed) {
                Survey.Share share = ranking.composition().get(group.key());
                considered -= share.considered();
                eligible -= share.eligible();
                parts.add(new Part(trait, group.name(), share.considered(), share.eligible(), here));
            } else {
                parts.add(new Part(trait, group.name(), null, null, here));
            }
        }
        parts.add(new Part(trait, UNKNOWN, surveyed ? considered : null, surveyed ? eligible : null, returned));
        return parts;
    }

    private static Map<Group, Integer> listed(Collection<UUID> seekers, int year) {
        Map<Group, Integer> listed = new LinkedHashMap<>();
        if (seekers.isEmpty()) {
            return listed;
        }
        for (Object[] row : Seeker.getEntityManager()
                .createQuery("select sex, birthDate from Seeker where id in ?1", Object[].class)
                .setParameter(1, seekers)
                .getResultList()) {
            Sex sex = (Sex) row[0];
            LocalDate birthDate = (LocalDate) row[1];
            if (sex != Sex.UNKNOWN) {
                listed.merge(group(sex), 1, Integer::sum);
            }
            if (birthDate != null) {
                listed.merge(group(AgeBand.of(year - birthDate.getYear())), 1, Integer::sum);
            }
        }
        return listed;
    }
}
