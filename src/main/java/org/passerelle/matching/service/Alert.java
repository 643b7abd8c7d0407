package org.passerelle.matching.service;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.TimeOrderedId;

/** A standing wish to hear of new pairs: of new vacancies for a seeker, or of new seekers for a vacancy. */
@Entity
public class Alert extends PanacheEntityBase {

    private static final String OF_A_USABLE_KEY =
            "owner in (select k.id from ApiKey k where k.revokedAt is null and (k.expiresAt is null or k.expiresAt > ?2))";

    /** Where the work is, as a seeker sees it. */
    public enum Market {
        /** In the seeker's country of residence. */
        HOME,
        ABROAD
    }

    @Id
    public UUID id;

    public UUID tenant;
    /** The key whose inbox the notifications go to. */
    public UUID owner;
    /** Whether seekers of all services are meant, as in an administrator's rankings. */
    public boolean everyService;

    public String name;
    /** The seeker whom vacancies are awaited for, or null. */
    public UUID seeker;
    /** The vacancy that seekers are awaited for, or null. */
    public UUID vacancy;
    /** In hundredths. */
    public int minimumScore;

    /** Null for both. */
    @Enumerated(EnumType.STRING)
    public Market market;

    /** The only countries of vacancies that are meant; empty for all. */
    public List<String> countries;

    /** The first of PostgreSQL's transactions whose changes may be news. */
    @Column(insertable = false, updatable = false)
    public long since;

    @Version
    public long version;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    static Alert of(AlertDraft draft, Caller caller) {
        Alert alert = new Alert();
        alert.id = TimeOrderedId.next();
        alert.tenant = caller.tenant();
        alert.owner = caller.key();
        alert.everyService = caller.is(Role.ADMINISTRATOR);
        alert.seeker = draft.seeker();
        alert.vacancy = draft.vacancy();
        alert.apply(draft);
        return alert;
    }

    void apply(AlertDraft draft) {
        name = draft.name();
        minimumScore = draft.minimumScore().movePointRight(2).intValueExact();
        market = draft.market();
        countries = draft.countries();
    }

    BigDecimal minimum() {
        return RankingView.hundredths(minimumScore);
    }

    /** Whether a vacancy there is meant, for a seeker who lives here. */
    boolean means(String vacancyCountry, String residence) {
        boolean home = Objects.equals(vacancyCountry, residence);
        return (market == null || home == (market == Market.HOME))
                && (countries.isEmpty() || countries.contains(vacancyCountry));
    }

    /** Whether a change that this transaction made may be news. */
    boolean covers(long transaction) {
        return Long.compareUnsigned(transaction, since) >= 0;
    }

    /** Alerts on seekers, in order of id, of keys that still open the door. */
    static List<Alert> listOnSeekers(UUID after, Instant now, int limit) {
        return list("seeker is not null", after, now, limit);
    }

    /** Alerts on vacancies, likewise. */
    static List<Alert> listOnVacancies(UUID after, Instant now, int limit) {
        return list("vacancy is not null", after, now, limit);
    }

    private static List<Alert> list(String kind, UUID after, Instant now, int limit) {
        return Alert.<Alert>find("id > ?1 and " + OF_A_USABLE_KEY + " and " + kind + " order by id", after, now)
                .range(0, limit - 1)
                .list();
    }
}
