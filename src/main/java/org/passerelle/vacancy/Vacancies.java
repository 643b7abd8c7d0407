package org.passerelle.vacancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;
import org.passerelle.classification.CodeCheck;
import org.passerelle.classification.EntryType;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;

/** Stores vacancies, one by one or line by line, within the caller's transaction and together with their checks. */
@ApplicationScoped
public class Vacancies {

    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        WITHDRAWN
    }

    public record Stored(Vacancy vacancy, Outcome outcome) {}

    private final EntityManager database;
    private final Drafts drafts;
    private final Classifications classifications;
    private final Event<VacanciesExpected> expected;
    private final Event<VacancyStored> stored;
    private final Clock clock;

    Vacancies(
            EntityManager database,
            Drafts drafts,
            Classifications classifications,
            Event<VacanciesExpected> expected,
            Event<VacancyStored> stored,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.classifications = classifications;
        this.expected = expected;
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * The caller's vacancy under this source and reference. Until the transaction ends nobody else looks for it: of two who
     * enter it at the same time the second finds what the first has stored.
     */
    Optional<Vacancy> find(String source, String reference) {
        UUID owner = Caller.current().owner();
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", owner + "/" + source + "/" + reference)
                .getSingleResult();
        return Vacancy.findByReference(owner, source, reference);
    }

    /** To be called before many are stored: what each needs is looked up at once. */
    public void expect(List<VacancyDraft> drafts) {
        expected.fire(new VacanciesExpected(drafts));
    }

    /**
     * Stores a vacancy under its source and reference: created where there is none, changed where it differs.
     *
     * @param known the vacancy stored under this source and reference, if any
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming the fields that are wrong, 409 when the source's
     *     version is older than the stored one; nothing is stored then
     */
    public Stored put(VacancyDraft draft, Optional<Vacancy> known) {
        Classification coded = check(draft);
        VacancyDraft whole = filledIn(draft, coded, known);
        if (known.isEmpty()) {
            Vacancy vacancy = Vacancy.of(whole, coded, Caller.current());
            stored.fire(new VacancyStored(vacancy, 0));
            vacancy.persist();
            return new Stored(vacancy, Outcome.CREATED);
        }
        Vacancy vacancy = known.get();
        if (vacancy.sameAs(whole)) {
            return new Stored(vacancy, Outcome.UNCHANGED);
        }
        if (whole.version() != null && vacancy.sourceVersion != null && whole.version() < vacancy.sourceVersion) {
            throw ProblemType.OLDER_VERSION.problem(whole.version().toString(), vacancy.sourceVersion.toString());
        }
        vacancy.apply(whole, coded, Caller.current());
        stored.fire(new VacancyStored(vacancy, vacancy.version + 1));
        return new Stored(vacancy, Outcome.UPDATED);
    }

    /** Takes a vacancy off the market; withdrawing it again changes nothing. */
    public Stored withdraw(Vacancy vacancy) {
        if (vacancy.state == Vacancy.State.WITHDRAWN) {
            return new Stored(vacancy, Outcome.UNCHANGED);
        }
        vacancy.state = Vacancy.State.WITHDRAWN;
        vacancy.updatedBy = Caller.current().key();
        return new Stored(vacancy, Outcome.WITHDRAWN);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the caller may not see it, 403 when not change it */
    static Vacancy requireOwn(UUID id) {
        Vacancy vacancy = require(id);
        if (!Caller.current().mayActFor(vacancy.tenant)) {
            throw ProblemType.FORBIDDEN.problem();
        }
        return vacancy;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is none that the caller may see */
    public static Vacancy require(UUID id) {
        return Vacancy.<Vacancy>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }

    private Classification check(VacancyDraft draft) {
        drafts.require(draft);
        Classification coded = classifications.current(draft.classification());
        CodeCheck codes = new CodeCheck(coded);
        codes.occupation("occupation", draft.occupation());
        List<Requirements.Skill> skills =
                draft.requirements() == null ? List.of() : draft.requirements().skills();
        for (int i = 0; i < skills.size(); i++) {
            codes.skill("requirements.skills[" + i + "].code", skills.get(i).code());
        }
        codes.require();
        if (draft.intermediary() != null && Organisation.findById(draft.intermediary()) == null) {
            throw ProblemType.invalid(
                    "intermediary", "organisation.unknown", draft.intermediary().toString());
        }
        return coded;
    }

    /** The draft with its defaults, so that the same draft sent again is recognised. */
    private VacancyDraft filledIn(VacancyDraft draft, Classification coded, Optional<Vacancy> known) {
        LocalDate published = draft.publishedOn() != null
                ? draft.publishedOn()
                : known.map(v -> v.publishedOn).orElseGet(() -> LocalDate.now(clock));
        if (draft.expiresOn() != null && draft.expiresOn().isBefore(published)) {
            throw ProblemType.invalid("expiresOn", "validity.order");
        }
        return new VacancyDraft(
                draft.source(),
                draft.reference(),
                draft.version(),
                draft.title(),
                draft.description(),
                draft.language(),
                draft.occupation(),
                coded.id(),
                Objects.requireNonNullElse(draft.entryType(), EntryType.SKILLED),
                Objects.requireNonNullElse(draft.positions(), 1),
                draft.employer(),
                draft.intermediary(),
                draft.place(),
                draft.contract(),
                draft.pay(),
                Objects.requireNonNullElse(draft.requirements(), Requirements.NONE),
                Objects.requireNonNullElse(draft.conditions(), Conditions.UNSTATED),
                draft.charges(),
                draft.agreement(),
                draft.scheme(),
                published,
                draft.expiresOn());
    }
}
