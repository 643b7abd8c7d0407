package org.passerelle.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;

/**
 * The same occupation or a neighbouring one, and the years in it. Nearness is the classification's own: same title, same
 * occupation, near move, progression, area, domain. Years count in whole years; several entries for one occupation add up.
 */
final class OccupationCriterion implements Criterion {

    /** A whole working life; nobody is asked for more. */
    static final int MOST_YEARS = 40;

    /** What each step is worth, in per mille. */
    private enum Step {
        TITLE("title", 1000),
        OCCUPATION("occupation", 950),
        HALF("half", 750),
        NEAR_YEARS("near-years", 600),
        SOME("some", 550),
        NEAR("near", 450),
        PROGRESSION("progression", 400),
        AREA_YEARS("area-years", 350),
        AREA("area", 250),
        DOMAIN("domain", 150),
        SEEKS("seeks", 100);

        private final String key;
        private final int share;

        Step(String key, int share) {
            this.key = key;
            this.share = share;
        }

        Rung when(Condition condition) {
            return Rung.of(key, share, condition);
        }
    }

    @Override
    public String name() {
        return "occupation";
    }

    /** What somebody has done is the best predictor of what they can do, and what both sides name first. */
    @Override
    public int weight() {
        return 30;
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
        areas.forEach((area, years) -> write("area:" + area, years, facts));
        domains.forEach((domain, years) -> write("domain:" + domain, years, facts));
        for (Candidate.Experience experience : candidate.occupations()) {
            if (experience.sought()) {
                facts.token("seeks:" + experience.code());
            }
            classification
                    .titleKey(experience.code(), experience.title())
                    .ifPresent(key -> facts.token("title:" + experience.code() + "/" + key));
        }
    }

    private static void write(String token, int years, Facts.Writer facts) {
        facts.token(token);
        for (int year = 1; year <= Math.min(years, MOST_YEARS); year++) {
            facts.token(token + "@" + year);
        }
    }

    /** Years by code of the occupations the candidate has worked in; less than a year is 0. */
    private static TreeMap<String, Integer> years(Candidate candidate) {
        TreeMap<String, Integer> years = new TreeMap<>();
        candidate.occupations().stream()
                .filter(e -> e.years() > 0 || e.lastYear() != null)
                .forEach(e -> years.merge(e.code(), e.years(), Integer::sum));
        return years;
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        String code = opening.occupation();
        int years = asked(opening);
        Condition enough = worked("occ:" + code, years);
        Set<String> near = classification.nearTo(code);
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
        if (!classification.progressionsTo(code).isEmpty()) {
            rungs.add(Step.PROGRESSION.when(workedInAny(classification.progressionsTo(code), 0)));
        }
        classification.areaOf(code).ifPresent(area -> {
            rungs.add(Step.AREA_YEARS.when(worked("area:" + area, years)));
            if (years >= 1) {
                rungs.add(Step.AREA.when(worked("area:" + area, 0)));
            }
        });
        classification.domainOf(code).ifPresent(domain -> rungs.add(Step.DOMAIN.when(worked("domain:" + domain, 0))));
        rungs.add(Step.SEEKS.when(Condition.has("seeks:" + code)));
        return List.of(new Ladder(name(), null, 1, rungs, required));
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
            case "progression" -> longest(years, classification.progressionsTo(code), reader);
            case "area-years", "area" -> {
                String area = classification.areaOf(code).orElseThrow();
                yield spent(area, sum(years, classification::areaOf, area), reader);
            }
            case "domain" -> {
                String domain = classification.domainOf(code).orElseThrow();
                yield spent(domain, sum(years, classification::domainOf, domain), reader);
            }
            case "seeks" -> reader.say("found.occupation.seeks", reader.occupation(code));
            default -> reader.say("found.occupation.none");
        };
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
