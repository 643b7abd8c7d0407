package org.passerelle.matching.service;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;
import org.passerelle.classification.recoding.CurrentCodes;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.MonthlyPay;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Place;
import org.passerelle.matching.Recognition;
import org.passerelle.platform.Pay;
import org.passerelle.platform.PayPeriod;
import org.passerelle.platform.ReferenceCurrency;
import org.passerelle.seeker.Consent;
import org.passerelle.seeker.HeldSkill;
import org.passerelle.seeker.PastOccupation;
import org.passerelle.seeker.Qualification;
import org.passerelle.seeker.Seeker;
import org.passerelle.seeker.SeekerCodes;
import org.passerelle.seeker.SpokenLanguage;
import org.passerelle.seeker.Training;
import org.passerelle.seeker.Wishes;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyCodes;

/**
 * The one place where files become what matching may know of them. Sex, birth date, nationality and whatever else a person
 * may not be judged by stay behind here.
 */
final class Projection {

    private Projection() {}

    /** Whether the vacancy's codes are of this classification: the same code means something else in another. */
    static boolean speaks(Vacancy vacancy, Classification classification) {
        return vacancy.classification.equals(classification.id());
    }

    /**
     * The codes that stand today for one record, in a transaction of its own.
     *
     * @param version that the record was coded with: one coded with the classification's own was never recoded to it
     */
    static CurrentCodes codes(UUID record, String version, Classification classification) {
        return version.equals(classification.version())
                ? CurrentCodes.asEntered()
                : QuarkusTransaction.requiringNew()
                        .call(() -> CurrentCodes.of(List.of(record), classification.id(), classification.version()));
    }

    /**
     * @param classification occupations and skills coded in another one are left out
     * @param codes that stand today for this file
     */
    static Candidate candidate(Seeker seeker, Classification classification, CurrentCodes codes) {
        boolean speaks = seeker.classification.equals(classification.id());
        List<HeldSkill> skills = speaks ? seeker.skills : List.of();
        return new Candidate(
                seeker.id,
                speaks ? experience(seeker, codes) : List.of(),
                skills.stream().map(HeldSkill::code).collect(Collectors.toSet()),
                skills.stream()
                        .filter(skill -> skill.gainedIn() != null)
                        .collect(Collectors.toMap(HeldSkill::code, HeldSkill::gainedIn, (first, second) -> first)),
                seeker.languages.stream()
                        .collect(Collectors.toMap(
                                SpokenLanguage::code,
                                SpokenLanguage::level,
                                (first, second) -> first.compareTo(second) >= 0 ? first : second)),
                seeker.education == null ? null : seeker.education.isced(),
                recognitions(seeker.qualifications),
                Set.copyOf(seeker.licences),
                speaks ? training(seeker, codes) : List.of(),
                place(seeker.residence),
                wishes(seeker.wishes),
                expectation(seeker.wishes.minimumPay()),
                seeker.availableFrom,
                seeker.consents.stream()
                        .filter(c -> c.purpose() == Consent.Purpose.INTERNATIONAL_MATCHING && c.withdrawn() == null)
                        .flatMap(c -> c.countries().stream())
                        .collect(Collectors.toSet()));
    }

    /** @param codes that stand today for this vacancy */
    static Opening opening(Vacancy vacancy, CurrentCodes codes) {
        Contract contract = vacancy.contract;
        var requirements = vacancy.requirements;
        return new Opening(
                vacancy.id,
                codes.code(vacancy.id, vacancy.classificationVersion, VacancyCodes.OCCUPATION, vacancy.occupation),
                vacancy.title,
                vacancy.entryType,
                place(vacancy.place),
                contract == null ? null : contract.kind(),
                contract == null ? null : contract.workingTime(),
                contract == null || contract.shifts() == null ? Set.of() : contract.shifts(),
                offer(vacancy.pay, contract == null ? null : contract.hoursPerWeek()),
                contract == null ? null : contract.startsOn(),
                vacancy.publishedOn,
                requirements.experienceYears() == null
                        ? null
                        : new Opening.Experience(
                                requirements.experienceYears().minimum(),
                                requirements.experienceYears().necessity()),
                requirements.skills().stream()
                        .map(s -> new Opening.Skill(
                                s.code(), s.necessity(), Objects.requireNonNullElse(s.importance(), 1)))
                        .toList(),
                requirements.languages().stream()
                        .map(l -> new Opening.Language(l.code(), l.level(), l.necessity()))
                        .toList(),
                requirements.education() == null
                        ? null
                        : new Opening.Education(
                                requirements.education().isced(),
                                requirements.education().necessity()),
                requirements.licences().stream()
                        .map(l -> new Opening.Licence(l.code(), l.necessity()))
                        .toList());
    }

    private static List<Candidate.Experience> experience(Seeker seeker, CurrentCodes codes) {
        List<Candidate.Experience> experience = new ArrayList<>();
        for (int i = 0; i < seeker.occupations.size(); i++) {
            PastOccupation past = seeker.occupations.get(i);
            experience.add(new Candidate.Experience(
                    codes.code(seeker.id, seeker.classificationVersion, SeekerCodes.occupation(i), past.code()),
                    past.title(),
                    past.years(),
                    past.lastYear(),
                    Objects.requireNonNullElse(past.sought(), true)));
        }
        return experience;
    }

    private static List<Candidate.Training> training(Seeker seeker, CurrentCodes codes) {
        List<Candidate.Training> training = new ArrayList<>();
        for (int i = 0; i < seeker.training.size(); i++) {
            Training course = seeker.training.get(i);
            String occupation = course.occupation() == null
                    ? null
                    : codes.code(
                            seeker.id,
                            seeker.classificationVersion,
                            SeekerCodes.trainingOccupation(i),
                            course.occupation());
            training.add(new Candidate.Training(course.skill(), occupation, course.endsOn()));
        }
        return training;
    }

    /** Of several qualifications the one counts that a country regards most highly: which of them is of use is not coded. */
    private static Map<String, Recognition> recognitions(List<Qualification> qualifications) {
        Map<String, Recognition> best = new HashMap<>();
        for (Qualification qualification : qualifications) {
            if (qualification.country() != null) {
                best.put(qualification.country(), Recognition.RECOGNISED);
            }
            for (Qualification.Recognition held : qualification.recognitions()) {
                best.merge(
                        held.country(),
                        Recognition.valueOf(held.status().name()),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        return best;
    }

    private static Candidate.Wishes wishes(Wishes wishes) {
        return new Candidate.Wishes(
                wishes.countries(),
                wishes.anyCountry(),
                wishes.regions(),
                wishes.maximumKilometres(),
                wishes.contracts(),
                wishes.workingTimes(),
                wishes.shifts());
    }

    private static Place place(org.passerelle.platform.Place place) {
        return new Place(place.country(), place.region(), place.locality(), place.latitude(), place.longitude());
    }

    private static MonthlyPay expectation(Pay pay) {
        return pay == null ? null : monthly(pay.amount(), pay.currency(), pay.per(), null);
    }

    /** The highest pay offered, or the lowest where only that is stated. */
    private static MonthlyPay offer(OfferedPay pay, BigDecimal hoursPerWeek) {
        if (pay == null) {
            return null;
        }
        BigDecimal amount = pay.maximum() == null ? pay.minimum() : pay.maximum();
        return monthly(amount, pay.currency(), pay.per(), hoursPerWeek);
    }

    /** Null where a part is missing or the currency has no rate. */
    private static MonthlyPay monthly(BigDecimal amount, String currency, PayPeriod per, BigDecimal hoursPerWeek) {
        return ReferenceCurrency.monthlyCents(amount, currency, per, hoursPerWeek)
                .map(cents ->
                        new MonthlyPay(cents, ReferenceCurrency.rateOf(currency).orElse(null)))
                .orElse(null);
    }
}
