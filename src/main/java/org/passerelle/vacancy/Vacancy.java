package org.passerelle.vacancy;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.QueryFlushMode;
import org.hibernate.type.SqlTypes;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;
import org.passerelle.classification.EntryType;
import org.passerelle.platform.Place;
import org.passerelle.platform.TimeOrderedId;

/** An offer of work, as advertised. One row holds it whole. */
@Entity
public class Vacancy extends PanacheEntityBase {

    @Schema(name = "VacancyState")
    public enum State {
        PUBLISHED,
        WITHDRAWN
    }

    @Id
    public UUID id;

    public UUID tenant;
    /** Whose it is: a partner's that sent it, else the service's. */
    public UUID organisation;

    public String source;
    public String reference;
    /** The source's own version; {@code version} is ours. */
    public Long sourceVersion;

    @Enumerated(EnumType.STRING)
    public State state;

    public String title;
    public String description;
    public String language;
    public String occupation;
    public String classification;
    /** The version the codes were taken from. */
    public String classificationVersion;

    @Enumerated(EnumType.STRING)
    public EntryType entryType;

    public int positions;

    @JdbcTypeCode(SqlTypes.JSON)
    public Employer employer;

    public UUID intermediary;
    /** Where the work is. */
    public String country;

    @JdbcTypeCode(SqlTypes.JSON)
    public Place place;

    @JdbcTypeCode(SqlTypes.JSON)
    public Contract contract;

    @JdbcTypeCode(SqlTypes.JSON)
    public OfferedPay pay;

    @JdbcTypeCode(SqlTypes.JSON)
    public Requirements requirements;

    @JdbcTypeCode(SqlTypes.JSON)
    public Conditions conditions;

    /** Null: not stated; empty: stated that there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<Charge> charges;

    public String agreement;
    public String scheme;
    public LocalDate publishedOn;
    /** The last day it is valid, null without an end. */
    public LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    public Clearance clearance;

    /** The day the clearance was last examined for. */
    public LocalDate checkedOn;

    @Version
    public long version;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    @Column(updatable = false)
    public UUID createdBy;

    public UUID updatedBy;

    static Vacancy of(VacancyDraft draft, Classification coded, Caller caller) {
        Vacancy vacancy = new Vacancy();
        vacancy.id = TimeOrderedId.next();
        vacancy.tenant = caller.tenant();
        vacancy.organisation = caller.owner();
        vacancy.createdBy = caller.key();
        vacancy.apply(draft, coded, caller);
        return vacancy;
    }

    void apply(VacancyDraft draft, Classification coded, Caller caller) {
        source = draft.source();
        reference = draft.reference();
        sourceVersion = draft.version();
        state = State.PUBLISHED;
        title = draft.title();
        description = draft.description();
        language = draft.language();
        occupation = draft.occupation();
        classification = coded.id();
        classificationVersion = coded.version();
        entryType = draft.entryType();
        positions = draft.positions();
        employer = draft.employer();
        intermediary = draft.intermediary();
        country = draft.place().country();
        place = draft.place();
        contract = draft.contract();
        pay = draft.pay();
        requirements = draft.requirements();
        conditions = draft.conditions();
        charges = draft.charges();
        agreement = draft.agreement();
        scheme = draft.scheme();
        publishedOn = draft.publishedOn();
        expiresOn = draft.expiresOn();
        updatedBy = caller.key();
    }

    /** The vacancy as it would be sent. */
    public VacancyDraft toDraft() {
        return new VacancyDraft(
                source,
                reference,
                sourceVersion,
                title,
                description,
                language,
                occupation,
                classification,
                entryType,
                positions,
                employer,
                intermediary,
                place,
                contract,
                pay,
                requirements,
                conditions,
                charges,
                agreement,
                scheme,
                publishedOn,
                expiresOn);
    }

    /** Whether it may be found and ranked on this day, as far as its life cycle goes. */
    public boolean open(LocalDate on) {
        return state == State.PUBLISHED && (expiresOn == null || !expiresOn.isBefore(on));
    }

    public static Optional<Vacancy> findByReference(UUID organisation, String source, String reference) {
        return find("organisation = ?1 and source = ?2 and reference = ?3", organisation, source, reference)
                .firstResultOptional();
    }

    /** Those of an organisation with one of these references, whatever their source. */
    public static List<Vacancy> listByReferences(UUID organisation, List<String> references) {
        return Panache.getSession()
                .createNativeQuery(
                        "select * from vacancy where organisation = :organisation and reference = any(:references)",
                        Vacancy.class)
                .setParameter("organisation", organisation)
                .setParameter("references", references.toArray(String[]::new))
                .list();
    }

    /**
     * Blocked vacancies for each work, withdrawn ones too, the latest first; of those that an employer offers in the same words
     * the two latest, since one may be the vacancy itself that is held against them. What the current transaction has not written
     * yet is left out: it would be written early, vacancy by vacancy.
     *
     * @param most of each work that are looked through
     */
    public static List<Refused> listRefused(Collection<Refused.Work> works, int most) {
        NativeQuery<Refused> query = Panache.getSession()
                .createNativeQuery("""
                        select refused.* from unnest(:organisations, :occupations, :countries, :localities)
                            as asked (organisation, occupation, country, locality), lateral (
                                select *, row_number() over (
                                        partition by title collate "C", description collate "C", employer order by id desc) as copy
                                from (select id, organisation, source, reference, title, description, occupation, employer, place
                                    from vacancy where organisation = asked.organisation and clearance = 'BLOCKED'
                                        and occupation = asked.occupation and country = asked.country
                                        and locality = asked.locality
                                    order by id desc limit :most) latest) refused
                        where copy <= 2
                        order by refused.id desc""", Refused.class)
                .setParameter(
                        "organisations",
                        works.stream().map(Refused.Work::organisation).toArray(UUID[]::new))
                .setParameter(
                        "occupations",
                        works.stream().map(Refused.Work::occupation).toArray(String[]::new))
                .setParameter(
                        "countries", works.stream().map(Refused.Work::country).toArray(String[]::new))
                .setParameter(
                        "localities", works.stream().map(Refused.Work::locality).toArray(String[]::new))
                .setParameter("most", most)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .addScalar("id", UUID.class);
        for (String attribute : List.of(
                "organisation", "source", "reference", "title", "description", "occupation", "employer", "place")) {
            query.addAttributeResult(attribute, Vacancy.class, attribute);
        }
        return query.list();
    }

    /** Ids of the published vacancies that an agency recruits for, by age. */
    public static List<UUID> listPublishedByIntermediary(UUID intermediary) {
        return find(
                        "select id from Vacancy where intermediary = ?1 and state = ?2 order by id",
                        intermediary,
                        State.PUBLISHED)
                .project(UUID.class)
                .list();
    }

    /** The agency that a vacancy names, empty when it names none. */
    public static Optional<UUID> findIntermediary(UUID vacancy) {
        return find("select intermediary from Vacancy where id = ?1 and intermediary is not null", vacancy)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Ids of the open vacancies that were not examined on this day, in order of id. */
    public static List<UUID> listDue(UUID after, LocalDate today, int limit) {
        return find("""
                        select id from Vacancy where id > ?1 and state = ?2 and checkedOn < ?3
                        and (expiresOn is null or expiresOn >= ?3) order by id""", after, State.PUBLISHED, today)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    /**
     * Makes published vacancies due to be examined again today: one, or those that an organisation sent or recruits for.
     *
     * @param vacancy null where an organisation is named
     * @param organisation null where a vacancy is named
     * @return the first of them, by age
     */
    public static List<UUID> makeDue(UUID vacancy, UUID organisation, LocalDate today, int limit) {
        String meant = "state = ?1 and (id = ?2 or organisation = ?3 or intermediary = ?3)";
        update(
                "checkedOn = ?4 where checkedOn > ?4 and " + meant,
                State.PUBLISHED,
                vacancy,
                organisation,
                today.minusDays(1));
        return find("select id from Vacancy where " + meant + " order by id", State.PUBLISHED, vacancy, organisation)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    boolean sameAs(VacancyDraft draft) {
        return state == State.PUBLISHED && Objects.equals(toDraft(), draft);
    }
}
