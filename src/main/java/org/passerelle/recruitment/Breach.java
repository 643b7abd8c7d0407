package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.query.QueryFlushMode;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Somebody competent has found a rule to be broken, whatever the advert says: in one vacancy or by an organisation as such.
 * Examinations read it beside the advert. Never changed, never deleted: PostgreSQL refuses it.
 */
@Entity
@Immutable
class Breach extends PanacheEntityBase {

    /**
     * How long an organisation's vacancies are looked at for it. Agencies' licences commonly run for one to three years: it is
     * known when the next one is granted. A vacancy's own breach stays with it.
     */
    static final Period REMEMBERED = Period.ofYears(3);

    @Id
    UUID id;

    UUID vacancy;
    UUID organisation;
    String rule;
    LocalDate establishedOn;

    /**
     * Waits for those who have read breaches and will store vacancies by them, so that these are found due for it; who comes
     * later waits for this transaction to end.
     */
    static void store(BreachEstablished event, LocalDate today) {
        lock("pg_advisory_xact_lock");
        for (String rule : event.rules()) {
            Breach breach = new Breach();
            breach.id = TimeOrderedId.next();
            breach.vacancy = event.vacancy();
            breach.organisation = event.organisation();
            breach.rule = rule;
            breach.establishedOn = today;
            breach.persist();
        }
    }

    /** Until the transaction ends none is added. */
    static void hold() {
        lock("pg_advisory_xact_lock_shared");
    }

    private static void lock(String lock) {
        Panache.getEntityManager()
                .createNativeQuery("select 1 from " + lock + "(hashtextextended('breaches', 0))")
                // No vacancy is written for this while it is being changed.
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
    }

    /** Those of a vacancy itself, oldest first. What the current transaction has not written yet is left out. */
    static List<Breach> listOfVacancy(UUID vacancy) {
        return Breach.<Breach>find("vacancy = ?1 order by id", vacancy)
                .withHint(HibernateHints.HINT_FLUSH_MODE, "COMMIT")
                .list();
    }

    /** Those of organisations, oldest first. What the current transaction has not written yet is left out. */
    static List<Breach> listOfOrganisations(Collection<UUID> organisations) {
        return Panache.getSession()
                .createNativeQuery(
                        "select * from breach where organisation = any(:organisations) order by id", Breach.class)
                .setParameter("organisations", organisations.toArray(UUID[]::new))
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .list();
    }

    /**
     * Makes vacancies due whose last examination is from before a breach: a service that was killed between the two left them
     * behind. Whatever day it was killed on, the next examines all.
     */
    static void makeUnexaminedDue(LocalDate today) {
        List<Breach> recent = list("establishedOn >= ?1 order by id", today.minusDays(1));
        for (Breach breach : recent) {
            Vacancy.update(
                    """
                    update Vacancy v set v.checkedOn = ?1 where v.checkedOn > ?1 and v.state = ?2
                    and (v.id = ?3 or v.organisation = ?4 or v.intermediary = ?4)
                    and not exists (select 1 from Examination e where e.vacancy = v.id and e.id > ?5)""", today.minusDays(1), Vacancy.State.PUBLISHED, breach.vacancy, breach.organisation, breach.id);
        }
    }

    boolean isRemembered(LocalDate asOf) {
        return vacancy != null || establishedOn.isAfter(asOf.minus(REMEMBERED));
    }

    /** Where in the advert it belongs: what is broken in a vacancy belongs to the whole of it. */
    private String field(VacancyDraft draft, UUID owner) {
        if (vacancy != null) {
            return "reference";
        }
        return organisation.equals(draft.intermediary())
                ? "intermediary"
                : organisation.equals(owner) ? "source" : "employer";
    }

    Rule.Evidence evidence(VacancyDraft draft, UUID owner) {
        return new Rule.Evidence(field(draft, owner), null, null, "breach established on " + establishedOn);
    }

    /** What it makes of a rule's own finding: broken in this vacancy; to be looked at where the organisation broke it elsewhere. */
    Rule.Outcome over(Rule.Outcome found) {
        return vacancy != null || found == Rule.Outcome.FAIL ? Rule.Outcome.FAIL : Rule.Outcome.REVIEW;
    }
}
