package org.passerelle.recruitment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classifications;
import org.passerelle.classification.Occupation;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.LicenceChanged;
import org.passerelle.recruitment.register.CurrentRegister;
import org.passerelle.recruitment.register.RegisterChanged;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.VacanciesExpected;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;
import org.passerelle.vacancy.VacancyStored;

/**
 * Applies the rules to vacancies: when one is stored, when its agency's licence changes, when a day has passed since the
 * last time, soon after the law of its country changed in the register, and when a breach was established. The checks and
 * the clearance are written in the transaction of what set them off.
 */
@ApplicationScoped
public class Examinations {

    private static final Logger LOG = Logger.getLogger(Examinations.class);
    /** Vacancies looked up at once. */
    private static final int BATCH = 500;

    private static final NoContractSubstitution SUBSTITUTION = new NoContractSubstitution();

    private final EntityManager database;
    private final Unlicensed unlicensed;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Classifications classifications;
    private final CurrentRegister register;
    private final RecruitmentRecord record;
    private final Surroundings surroundings;
    /** How often each rule came to which outcome. */
    private final Map<Counted, Counter> outcomes = new ConcurrentHashMap<>();

    private record Counted(String rule, Rule.Outcome outcome) {}

    Examinations(
            EntityManager database,
            Unlicensed unlicensed,
            Clock clock,
            MeterRegistry meters,
            Classifications classifications,
            CurrentRegister register,
            RecruitmentRecord record,
            Surroundings surroundings) {
        this.database = database;
        this.unlicensed = unlicensed;
        this.clock = clock;
        this.meters = meters;
        this.classifications = classifications;
        this.register = register;
        this.record = record;
        this.surroundings = surroundings;
    }

    void onExpected(@Observes VacanciesExpected event) {
        // Before anything is held.
        surroundings.read(event.drafts());
        surroundings.holdLicences(event.drafts().stream().map(VacancyDraft::intermediary));
        surroundings.holdBreaches();
        surroundings.expect(event.drafts(), Caller.current().owner());
    }

    void onStored(@Observes VacancyStored event) {
        recordExamined(event.vacancy(), check(event.vacancy()), event.versionWritten());
    }

    /**
     * Holds the contract of somebody placed against the terms as they were advertised, within the transaction that stores the
     * placement. It is on record where it comes to another end than the last time; the vacancy's clearance follows.
     *
     * @param vacancy locked by this transaction
     * @param advertised the vacancy as it was when the seeker was placed
     * @param version of the vacancy then
     */
    public Rule.Outcome compare(Vacancy vacancy, VacancyDraft advertised, long version, SignedContract signed) {
        Advert advert = new Advert(advertised, surroundings.agency(advertised.intermediary()), LocalDate.now(clock));
        Check check = Check.of(SUBSTITUTION, SUBSTITUTION.compare(advert, signed));
        Examination compared = Examination.of(signed.placement(), List.of(check));
        List<Examination> standing = Examination.listStanding(vacancy.id);
        if (standing.stream().noneMatch(compared::sameAs)) {
            standing.removeIf(earlier -> signed.placement().equals(earlier.placement));
            record(vacancy, compared, standing, version);
        }
        return check.outcome();
    }

    /** Within the transaction that changes the licence; where the vacancies are very many, only what blocks them. */
    void onLicenceChanged(@Observes LicenceChanged event) {
        UUID agency = event.organisation();
        // Who stores a vacancy by the licence as it was is waited for, so that it is seen here.
        Licence.holdAlone(agency);
        List<UUID> vacancies = Vacancy.listPublishedByIntermediary(agency);
        if (vacancies.size() > BATCH) {
            unlicensed.block(surroundings.agency(agency));
            vacancies = unlicensed.listDecided(agency);
        }
        vacancies.forEach(id -> examine(Vacancy.findById(id)));
    }

    /**
     * Vacancies under the law that changed are due again: they are examined before they are next ranked, or in the next
     * round. Not here and now, where they may be hundreds of thousands.
     */
    void onRegisterChanged(@Observes RegisterChanged event) {
        LocalDate today = LocalDate.now(clock);
        Vacancy.update("""
                checkedOn = ?1 where state = ?2 and checkedOn >= ?3 and (country in ?4
                or intermediary in (select o.id from Organisation o where o.country in ?4))""", today.minusDays(1), Vacancy.State.PUBLISHED, today, event.countries());
    }

    void onBreachEstablished(@Observes BreachEstablished event) {
        Breach.store(event, LocalDate.now(clock));
    }

    /**
     * Once it is certain, and as the service itself: whoever established it may not write other services' vacancies. They are
     * made due first, as when the register changes; of very many the rest are examined before they are next ranked, or in the
     * next round. Those of a registered employer that neither sends nor mediates them itself are due with the next day.
     */
    void afterBreachEstablished(@Observes(during = TransactionPhase.AFTER_SUCCESS) BreachEstablished event) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> broken = Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> Vacancy.makeDue(event.vacancy(), event.organisation(), today, BATCH)));
        Caller.asSystem(() -> {
            broken.forEach(this::tryRefresh);
            return null;
        });
    }

    /**
     * Examines a vacancy again, as the service itself and in a transaction of its own, if it was not examined today: a licence
     * may have run out since.
     */
    public void refresh(UUID vacancy) {
        // Another copy of the service may have changed the register and made it due a moment ago.
        register.refresh();
        examineIfDue(vacancy);
    }

    private void examineIfDue(UUID vacancy) {
        Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            // In this order, as whoever changes the licence locks: it first, then the vacancies.
            surroundings.holdLicences(Vacancy.findIntermediary(vacancy).stream());
            // Locked: of two who come at the same time the second finds it examined.
            Vacancy found = Vacancy.findById(vacancy, LockModeType.PESSIMISTIC_WRITE);
            if (found != null && found.checkedOn.isBefore(LocalDate.now(clock))) {
                examine(found);
            }
            return null;
        }));
    }

    /**
     * Examines all that are due, each in a transaction of its own, so that the change log is never held up. A vacancy that is
     * being changed at the same time is left for the next round.
     */
    @Scheduled(
            every = "{passerelle.recruitment.round}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refreshDue() {
        LocalDate today = LocalDate.now(clock);
        Caller.asSystem(() -> {
            QuarkusTransaction.requiringNew().run(() -> Breach.makeUnexaminedDue(today));
            UUID last = new UUID(0, 0);
            for (List<UUID> due = due(last, today); !due.isEmpty(); due = due(last, today)) {
                register.refresh();
                due.forEach(this::tryRefresh);
                last = due.getLast();
            }
            return null;
        });
    }

    private static List<UUID> due(UUID after, LocalDate today) {
        return QuarkusTransaction.requiringNew().call(() -> Vacancy.listDue(after, today, BATCH));
    }

    private void tryRefresh(UUID vacancy) {
        try {
            examineIfDue(vacancy);
        } catch (RuntimeException e) {
            LOG.warnf("Vacancy %s could not be examined; the next round tries again: %s", vacancy, e.getClass());
        }
    }

    /** On record only where it comes to another end than the last one. */
    private void examine(Vacancy vacancy) {
        Examination made = check(vacancy);
        if (Examination.findLatest(vacancy.id).filter(made::sameAs).isPresent()) {
            // Not through the entity: a day that has passed is no new version of the vacancy.
            Vacancy.update("checkedOn = ?1 where id = ?2", LocalDate.now(clock), vacancy.id);
        } else {
            recordExamined(vacancy, made, vacancy.version);
        }
    }

    private Examination check(Vacancy vacancy) {
        surroundings.holdLicences(Stream.ofNullable(vacancy.intermediary));
        surroundings.holdBreaches();
        // One that was never examined is not stored yet.
        UUID stored = vacancy.clearance == null ? null : vacancy.id;
        return check(vacancy.toDraft(), vacancy.tenant, vacancy.organisation, stored);
    }

    /**
     * What the rules find in a draft, nothing stored.
     *
     * @param draft its place is not null, all else may be
     */
    Examination screen(VacancyDraft draft) {
        Caller caller = Caller.current();
        return check(draft, caller.tenant(), caller.owner(), null);
    }

    /** @param stored the vacancy's id, null for one that is not stored yet */
    private Examination check(VacancyDraft draft, UUID tenant, UUID owner, UUID stored) {
        Occupation occupation = draft.occupation() == null
                ? null
                : classifications
                        .find(draft.classification())
                        .flatMap(c -> c.find(draft.occupation()))
                        .orElse(null);
        Advert advert = new Advert(
                draft,
                surroundings.agency(draft.intermediary()),
                LocalDate.now(clock),
                occupation,
                register.get(),
                surroundings.background(draft, tenant, owner, stored),
                surroundings.texts(draft));
        List<Breach> breaches = surroundings.breaches(draft, owner, stored, advert.asOf());
        return Examination.of(
                null,
                Rules.ALL.stream()
                        .map(rule -> Check.of(rule, withBreaches(rule, rule.check(advert), breaches, draft, owner)))
                        .toList());
    }

    private static Rule.Finding withBreaches(
            Rule rule, Rule.Finding found, List<Breach> breaches, VacancyDraft draft, UUID owner) {
        if (breaches.isEmpty()) {
            return found;
        }
        Rule.Outcome outcome = found.outcome();
        List<Rule.Evidence> evidence = new ArrayList<>(found.evidence());
        for (Breach breach : breaches) {
            if (breach.rule.equals(rule.id())) {
                outcome = breach.over(outcome);
                evidence.add(breach.evidence(draft, owner));
            }
        }
        return new Rule.Finding(outcome, List.copyOf(evidence));
    }

    /** @param version of the vacancy whose terms were examined */
    private void recordExamined(Vacancy vacancy, Examination made, long version) {
        record(
                vacancy,
                made,
                vacancy.clearance == null ? List.of() : Examination.listLatestOfPlacements(vacancy.id),
                version);
        vacancy.checkedOn = LocalDate.now(clock);
    }

    /** @param standing earlier ones that stand beside this */
    private void record(Vacancy vacancy, Examination made, List<Examination> standing, long version) {
        // What PostgreSQL keeps of it, so that what is hashed is what is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        made.id = Examination.nextId();
        if (vacancy.clearance != null) {
            // Who decides on its findings at the same time is waited for: that decision counts here, or ours there.
            database.lock(vacancy, LockModeType.PESSIMISTIC_WRITE);
        }
        // Asked before anything is added: the question must not write the vacancy while it is being changed.
        List<Examination> all =
                Stream.concat(standing.stream(), Stream.of(made)).toList();
        List<DecidedCheck> decided =
                vacancy.clearance == null ? DecidedCheck.undecided(all) : DecidedCheck.of(vacancy.id, all);
        Review.follow(vacancy, decided, now);
        made.vacancy = vacancy.id;
        made.vacancyVersion = version;
        made.checkedAt = now;
        made.checkedBy = ClearanceChange.by();
        for (Check check : made.checks()) {
            outcomes.computeIfAbsent(new Counted(check.rule(), check.outcome()), this::counter)
                    .increment();
        }
        record.append(vacancy.tenant, made);
        Clearance clearance = DecidedCheck.clearance(decided);
        if (clearance != vacancy.clearance) {
            ClearanceChange.of(vacancy, clearance, now).by(made.id, version).persist();
        }
        // What comes later in the same transaction is held against it as it is now.
        if (vacancy.clearance == Clearance.BLOCKED) {
            surroundings.forgetRefusal(vacancy.id);
        }
        if (clearance == Clearance.BLOCKED) {
            surroundings.refuse(vacancy);
        }
        vacancy.clearance = clearance;
    }

    private Counter counter(Counted counted) {
        return meters.counter(
                "passerelle.recruitment.checks",
                "rule",
                counted.rule(),
                "outcome",
                counted.outcome().name());
    }
}
