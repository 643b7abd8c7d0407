package org.passerelle.recruitment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.passerelle.vacancy.Vacancy;

/**
 * Blocks the vacancies of an agency whose licence no longer permits them, where they are too many to be examined in one
 * transaction: their clearance first, by one statement; the examination that says why in full is due from then on.
 */
@ApplicationScoped
class Unlicensed {

    private final EntityManager database;
    private final Clock clock;

    Unlicensed(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that somebody has decided on are left alone: the decision may stand. See {@link #listDecided}. */
    void block(Advert.Agency agency) {
        LocalDate today = LocalDate.now(clock);
        String[] closed = Vacancy.find(
                        "select distinct country from Vacancy where intermediary = ?1 and state = ?2",
                        agency.id(),
                        Vacancy.State.PUBLISHED)
                .project(String.class)
                .stream()
                .filter(country -> !LicensedAgency.permits(agency, country, today))
                .toArray(String[]::new);
        database.createNativeQuery("""
                with blocked as (
                    update vacancy v set clearance = 'BLOCKED', version = version + 1, updated_at = :now
                    where intermediary = :agency and state = 'PUBLISHED' and clearance <> 'BLOCKED'
                        and country = any(:closed) and not exists (select 1 from decision d where d.vacancy = v.id)
                    returning old.id, old.version, old.clearance)
                insert into clearance_change (id, vacancy, vacancy_version, previous, clearance, cause, changed_at, changed_by)
                select uuidv7(), id, version, clearance, 'BLOCKED', 'LICENCE', :now, :by from blocked""")
                .setParameter("now", clock.instant())
                .setParameter("agency", agency.id())
                .setParameter("closed", closed)
                .setParameter("by", ClearanceChange.by())
                .executeUpdate();
        Vacancy.update(
                "checkedOn = ?1 where intermediary = ?2 and state = ?3 and checkedOn >= ?4",
                today.minusDays(1),
                agency.id(),
                Vacancy.State.PUBLISHED,
                today);
    }

    /** Those that somebody has decided on, whether the decision stands or not: few, as people decide one by one. */
    List<UUID> listDecided(UUID agency) {
        return Vacancy.find("""
                        select v.id from Vacancy v where v.intermediary = ?1 and v.state = ?2
                        and exists (select 1 from Decision d where d.vacancy = v.id) order by v.id""", agency, Vacancy.State.PUBLISHED)
                .project(UUID.class)
                .list();
    }
}
