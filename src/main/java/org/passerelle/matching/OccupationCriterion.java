package org.passerelle.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.passerelle.classification.Classification;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;

/**
 * The same occupation or a neighbouring one, and the years in it. Nearness is the classification's own: same title, same
 * occupation, near move, progression, area, domain. Years count in whole years; several entries for one occupation add up.
 * How long ago they were is {@link RecencyCriterion}'s.
 */
final class OccupationCriterion implements Criterion {

    /** A whole working life; nobody is asked for more. */
    static final int MOST_YEARS = 40;
    /** In an area or domain as a whole more years make no difference; it halves the facts of a long working life. */
    private static final int MOST_YEARS_AROUND = 5;

    /**
     * What each step is worth, in per mille: to the skilled, and where somebody is to learn the occupation and no years are
     * asked. There, wanting to learn it comes first, and having done it is no longer what counts.
     */
    private enum Step {
        TITLE("title", 1000, 0),
        OCCUPATION("occupation", 950, 800),
        HALF("half", 750, 0),
        NEAR_YEARS("near-years", 600, 500),
        SOME("some", 550, 0),
        NEAR("near", 450, 0),
        PROGRESSION_YEARS("progression-years", 430, 400),
        TRAINED("trained", 420, 0),
        PROGRESSION("progression", 400, 0),
        AREA_YEARS("area-years", 350, 300),
        AREA("area", 250, 0),
        LEARNING("learning", 220, 700),
        DOMAIN_YEARS("domain-years", 200, 200),
        DOMAIN("domain", 150, 0),
        SEEKS("seeks", 100, 1000);

        private final String key;
        private final int share;
        private final int beginnersShare;

        Step(String key, int share, int beginnersShare) {
            this.key = key;
            this.share = share;
            this.beginnersShare = beginnersShare;
        }

        Rung when(Condition condition) {
            return Rung.of(key, share, condition);
        }

        Rung ofBeginnerWhen(Condition condition) {
            return Rung.of(key, beginnersShare, condition);
        }
    }

    @Override
    public String name() {
        return "occupation";
    }

    /** What somebody has done is the best predictor of what they can do, and what both sides name first. */
    @Override
    public int weight() {
        return 25;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        Map<String, Integer> areas = new TreeMap<>();
        Map<String, Integer> domains = new TreeMap<>();
        years(candidate).forEach((code, years) -> {
            write("occ:" + code, years, facts);
            classification.areaOf(code).ifPresent(area -> areas.merge(area, years, Integer::sum));
            classification.domainOf(code).ifPresent(domain -> domains.merge(domain, years, Integer::sum));
        });
        areas.forEach((area, years) -> write("area:" + area, Math.min(years, MOST_YEARS_AROUND), facts));
        domains.forEach((domain, years) -> write("domain:" + domain, Math.min(years, MOST_YEARS_AROUND), facts));
        for (Candidate.Experience experience : candidate.occupations()) {
            if (experience.sought()) {
                facts.token("seeks:" + experience.code());
            }
            classification
                    .titleKey(experience.code(), experience.title())
                    .ifPresent(key -> facts.token("title:" + experience.code() + "/" + key));
        }
        candidate.training().stream()
                .filter(training -> training.occupation() != null)
                .forEach(training -> Learning.write("occ:" + training.occupation(), training.endsOn(), facts));
    }

    private static void write(String token, int years, Facts.Writer facts) {
        facts.token(token);
        for (int year = 1; year <= Math.min(years, MOST_YEARS); year++) {
            facts.token(token + "@" + year);
        }
    }

    /** Years by code of the occupations the candidate has worked in; less than a year is 0. */
    static TreeMap<String, Integer> years(Candidate candidate) {
        TreeMap<String, Integer> years = new TreeMap<>();
        candidate.occupations().stream()
                .filter(Candidate.Experience::worked)
                .forEach(e -> years.merge(e.code(), e.years(), Integer::sum));
        return years;
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        return EntryCriterion.of(opening) != EntryType.SKILLED && asked(opening) == 0
                ? List.of(beginners(opening.occupation(), classification))
                : List.of(skilled(opening, classification));
    }

    private Ladder skilled(Opening opening, Classification classification) {
        String code = opening.occupation();
        int years = asked(opening);
        int yearsAround = Math.min(years, MOST_YEARS_AROUND);
        Condition enough = worked("occ:" + code, years);
        Set<String> near = classification.nearTo(code);
        Set<String> below = classification.progressionsTo(code);
        List<Rung> rungs = new ArrayList<>();
        classification
                .titleKey(code, opening.title())
                .ifPresentOrElse(
                        key -> {
                            Condition title = Condition.has("title:" + code + "/" + key);
                            rungs.add(Step.TITLE.when(Condition.all(title, enough)));
                            rungs.add(Step.OCCUPATION.when(enough));
                        },
                        () -> rungs.add(Rung.of(Step.OCCUPATION.key, Step.TITLE.share, enough)));
        if (years >= 2) {
            rungs.add(Step.HALF.when(worked("occ:" + code, (years + 1) / 2)));
        }
        if (!near.isEmpty()) {
            rungs.add(Step.NEAR_YEARS.when(workedInAny(near, years)));
        }
        Integer required = necessity(opening) == Necessity.REQUIRED ? rungs.size() - 1 : null;
        if (years >= 1) {
            rungs.add(Step.SOME.when(worked("occ:" + code, 0)));
            if (!near.isEmpty()) {
                rungs.add(Step.NEAR.when(workedInAny(near, 0)));
            }
        }
        if (!below.isEmpty()) {
            rungs.add(Step.PROGRESSION_YEARS.when(workedInAny(below, years)));
        }
        if (opening.startsOn() != null) {
            rungs.add(Step.TRAINED.when(Learning.overBefore("occ:" + code, opening.startsOn())));
        }
        if (years >= 1 && !below.isEmpty()) {
            rungs.add(Step.PROGRESSION.when(workedInAny(below, 0)));
        }
        classification.areaOf(code).ifPresent(area -> {
            rungs.add(Step.AREA_YEARS.when(worked("area:" + area, yearsAround)));
            if (years >= 1) {
                rungs.add(Step.AREA.when(worked("area:" + area, 0)));
            }
        });
        rungs.add(Step.LEARNING.when(Learning.inProgress("occ:" + code)));
        classification.domainOf(code).ifPresent(domain -> {
            rungs.add(Step.DOMAIN_YEARS.when(worked("domain:" + domain, yearsAround)));
            if (years >= 1) {
                rungs.add(Step.DOMAIN.when(worked("domain:" + domain, 0)));
            }
        });
        rungs.add(Step.SEEKS.when(Condition.has("seeks:" + code)));
        return new Ladder(name(), null, 1, rungs, required);
    }

    private Ladder beginners(String code, Classification classification) {
        Set<String> near = classification.nearTo(code);
        Set<String> below = classification.progressionsTo(code);
        List<Rung> rungs = new ArrayList<>();
        rungs.add(Step.SEEKS.ofBeginnerWhen(Condition.has("seeks:" + code)));
        rungs.add(Step.OCCUPATION.ofBeginnerWhen(worked("occ:" + code, 0)));
        rungs.add(Step.LEARNING.ofBeginnerWhen(Learning.inProgress("occ:" + code)));
        if (!near.isEmpty()) {
            rungs.add(Step.NEAR_YEARS.ofBeginnerWhen(workedInAny(near, 0)));
        }
        if (!below.isEmpty()) {
            rungs.add(Step.PROGRESSION_YEARS.ofBeginnerWhen(workedInAny(below, 0)));
        }
        classification
                .areaOf(code)
                .ifPresent(area -> rungs.add(Step.AREA_YEARS.ofBeginnerWhen(worked("area:" + area, 0))));
        classification
                .domainOf(code)
                .ifPresent(domain -> rungs.add(Step.DOMAIN_YEARS.ofBeginnerWhen(worked("domain:" + domain, 0))));
        return new Ladder(name(), null, 1, rungs, null);
    }

    private static int asked(Opening opening) {
        return opening.experience() == null ? 0 : Math.min(opening.experience().minimumYears(), MOST_YEARS);
    }

    private static Necessity necessity(Opening opening) {
        return opening.experience() == null
                ? Necessity.PREFERRED
                : opening.experience().necessity();
    }

    private static Condition worked(String token, int years) {
        return Condition.has(years == 0 ? token : token + "@" + years);
    }

    private static Condition workedInAny(Set<String> codes, int years) {
        return Condition.hasAny(codes.stream().map(code -> years == 0 ? "occ:" + code : "occ:" + code + "@" + years));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        String title = reader.occupation(opening.occupation());
        int years = asked(opening);
        return years == 0 ? title : reader.say("asked.occupation.years", title, reader.years(years));
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        TreeMap<String, Integer> years = years(candidate);
        String code = opening.occupation();
        Classification classification = reader.classification();
        return switch (rung == Ladder.BELOW ? "none" : ladder.rungs().get(rung).key()) {
            case "title", "occupation", "half", "some" -> spent(code, years.get(code), reader);
            case "near-years", "near" -> longest(years, classification.nearTo(code), reader);
            case "progression-years", "progression" -> longest(years, classification.progressionsTo(code), reader);
            case "area-years", "area" -> {
                String area = classification.areaOf(code).orElseThrow();
                yield spent(area, sum(years, classification::areaOf, area), reader);
            }
            case "domain-years", "domain" -> {
                String domain = classification.domainOf(code).orElseThrow();
                yield spent(domain, sum(years, classification::domainOf, domain), reader);
            }
            case "trained", "learning" -> reader.say("found.learning", reader.date(end(code, candidate)));
            case "seeks" ->
                years.containsKey(code)
                        ? reader.say(
                                "found.occupation.seeks.years", reader.occupation(code), reader.years(years.get(code)))
                        : reader.say("found.occupation.seeks", reader.occupation(code));
            default -> reader.say("found.occupation.none");
        };
    }

    /** Of several the first: that is when it can be had. */
    private static LocalDate end(String code, Candidate candidate) {
        return candidate.training().stream()
                .filter(training -> code.equals(training.occupation()))
                .map(Candidate.Training::endsOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String spent(String code, int years, Reader reader) {
        return reader.say("found.occupation.years", reader.years(years), reader.occupation(code));
    }

    private static String longest(TreeMap<String, Integer> years, Set<String> among, Reader reader) {
        return years.entrySet().stream()
                .filter(entry -> among.contains(entry.getKey()))
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(entry -> spent(entry.getKey(), entry.getValue(), reader))
                .orElseThrow();
    }

    private static int sum(Map<String, Integer> years, Function<String, Optional<String>> above, String group) {
        return years.entrySet().stream()
                .filter(entry ->
                        above.apply(entry.getKey()).filter(group::equals).isPresent())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
