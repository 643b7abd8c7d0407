package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.jpa.HibernateHints;
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

    static void store(BreachEstablished event, LocalDate today) {
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

    static List<Breach> listByVacancy(UUID vacancy) {
        return listUnflushed("vacancy = ?1", vacancy);
    }

    /** @param since later than this */
    static List<Breach> listByOrganisation(UUID organisation, LocalDate since) {
        return listUnflushed("organisation = ?1 and establishedOn > ?2", organisation, since);
    }

    /** What the current transaction has not written yet is left out: it would be written half changed. */
    private static List<Breach> listUnflushed(String query, Object... values) {
        return Breach.<Breach>find(query, values)
                .withHint(HibernateHints.HINT_FLUSH_MODE, "COMMIT")
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
