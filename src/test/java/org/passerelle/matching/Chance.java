package org.passerelle.matching;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;

/** Random candidates and openings, dense enough that they meet. Prints its seed; -Dseed=... repeats a run. */
public final class Chance {

    private static final Classification CLASSIFICATION = SmallClassification.create();
    private static final LocalDate DAY = LocalDate.of(2027, 1, 15);
    private static final List<String> COUNTRIES = List.of("SN", "MA", "FR");
    private static final List<String> REGIONS = List.of("DK", "TH", "ZG");
    private static final List<String> LANGUAGES = List.of("fr", "ar", "wo");
    private static final List<String> LICENCES = List.of("B", "C");

    public final Random random;

    public Chance() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        random = new Random(seed);
    }

    public UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T extends Enum<T>> T pick(Class<T> type) {
        return pick(List.of(type.getEnumConstants()));
    }

    private <T> void some(List<T> from, int most, Collection<T> into) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            into.add(pick(from));
        }
    }

    private Necessity necessity() {
        return one(4) ? Necessity.REQUIRED : Necessity.PREFERRED;
    }

    private Place place() {
        String country = pick(COUNTRIES);
        boolean located = !one(5);
        return new Place(
                country,
                one(5) ? null : country + "-" + pick(REGIONS),
                null,
                located ? 14.6 + random.nextDouble() : null,
                located ? -17.4 + random.nextDouble() : null);
    }

    private MonthlyPay pay() {
        return one(3) ? null : new MonthlyPay(100_000L + random.nextInt(100_000), one(3) ? null : DAY);
    }

    public Candidate candidate() {
        return candidate(id());
    }

    public Candidate candidate(UUID id) {
        Seeker seeker = new Seeker();
        seeker.id = id;
        for (int i = random.nextInt(3); i >= 0; i--) {
            String code = pick(SmallClassification.OCCUPATIONS);
            seeker.occupations.add(new Candidate.Experience(
                    code,
                    one(2) ? CLASSIFICATION.title(code, "fr") : null,
                    random.nextInt(9),
                    one(3) ? null : 2010 + random.nextInt(18),
                    one(2)));
        }
        some(SmallClassification.SKILLS, 6, seeker.skills);
        seeker.skills.forEach(skill -> {
            if (one(3)) {
                seeker.skillsGainedIn.put(skill, pick(COUNTRIES));
            }
        });
        for (int i = random.nextInt(6); i > 3; i--) {
            boolean skill = one(2);
            seeker.training.add(new Candidate.Training(
                    skill ? pick(SmallClassification.SKILLS) : null,
                    skill ? null : pick(SmallClassification.OCCUPATIONS),
                    DAY.plusDays(random.nextInt(700) - 450)));
        }
        LANGUAGES.forEach(language -> {
            if (one(2)) {
                seeker.languages.put(language, pick(CefrLevel.class));
            }
        });
        seeker.isced = one(4) ? null : random.nextInt(9);
        COUNTRIES.forEach(country -> {
            if (one(3)) {
                seeker.recognitions.put(country, pick(Recognition.class));
            }
        });
        some(LICENCES, 2, seeker.licences);
        seeker.residence = one(20) ? null : place();
        some(COUNTRIES, 2, seeker.countries);
        seeker.anyCountry = one(3);
        if (one(4)) {
            seeker.regions.add((seeker.residence == null ? "SN" : seeker.residence.country()) + "-" + pick(REGIONS));
        }
        seeker.maximumKilometres = one(2) ? null : random.nextInt(120);
        some(List.of(ContractKind.values()), 3, seeker.contracts);
        some(List.of(WorkingTime.values()), 1, seeker.workingTimes);
        some(List.of(Shift.values()), 3, seeker.shifts);
        seeker.minimumPay = pay();
        seeker.availableFrom = one(2) ? null : DAY.plusDays(random.nextInt(150) - 30);
        some(List.of("SN", "MA", "FR", "*"), 3, seeker.consents);
        return seeker.candidate();
    }

    public Opening opening() {
        Vacancy vacancy = new Vacancy();
        vacancy.id = id();
        vacancy.occupation = pick(SmallClassification.OCCUPATIONS);
        vacancy.title = one(2) ? CLASSIFICATION.title(vacancy.occupation, "fr") : "Poste";
        vacancy.entryType = one(4) ? pick(EntryType.class) : EntryType.SKILLED;
        vacancy.place = one(10) ? null : place();
        vacancy.contract = one(3) ? null : pick(ContractKind.class);
        vacancy.workingTime = one(3) ? null : pick(WorkingTime.class);
        some(List.of(Shift.values()), 2, vacancy.shifts);
        vacancy.maximumPay = pay();
        vacancy.startsOn = one(3) ? null : DAY.plusDays(random.nextInt(60));
        vacancy.publishedOn = one(3) ? null : DAY.minusDays(random.nextInt(700));
        vacancy.experience = one(3) ? null : new Opening.Experience(random.nextInt(7), necessity());
        for (int i = random.nextInt(5); i > 0; i--) {
            vacancy.skills.add(new Opening.Skill(
                    pick(SmallClassification.SKILLS),
                    one(9) ? Necessity.REQUIRED : Necessity.PREFERRED,
                    1 + random.nextInt(5)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            vacancy.languages.add(new Opening.Language(pick(LANGUAGES), pick(CefrLevel.class), necessity()));
        }
        vacancy.education = one(2) ? null : new Opening.Education(random.nextInt(9), necessity());
        if (one(3)) {
            vacancy.licences.add(new Opening.Licence(pick(LICENCES), necessity()));
        }
        return vacancy.opening();
    }
}
