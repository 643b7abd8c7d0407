package org.passerelle.seeker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;
import org.passerelle.platform.Place;
import org.passerelle.platform.TimeOrderedId;

/** A person registered with a public employment service. One row holds the whole file: it is read and locked as one. */
@Entity
public class Seeker extends PanacheEntityBase {

    @Id
    public UUID id;

    /** The service whose file it is. */
    public UUID tenant;

    public UUID office;
    /** Of residence. */
    public String country;

    public String reference;
    public String givenName;
    public String familyName;

    @Enumerated(EnumType.STRING)
    public SeekerDraft.Sex sex;

    public LocalDate birthDate;
    public List<String> nationalities;

    @JdbcTypeCode(SqlTypes.JSON)
    public Place residence;

    @JdbcTypeCode(SqlTypes.JSON)
    public SeekerDraft.Contact contact;

    public String classification;
    /** The version the codes were taken from. */
    public String classificationVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PastOccupation> occupations;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<HeldSkill> skills;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<SpokenLanguage> languages;

    @JdbcTypeCode(SqlTypes.JSON)
    public SeekerDraft.Education education;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Qualification> qualifications;

    public List<String> licences;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Training> training;

    @JdbcTypeCode(SqlTypes.JSON)
    public Wishes wishes;

    public LocalDate availableFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Movement> movements;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Consent> consents;

    @Version
    public long version;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    @Column(updatable = false)
    public UUID createdBy;

    public UUID updatedBy;

    /** @param caller who enters it; the file belongs to the caller's service */
    static Seeker of(SeekerDraft draft, Classification classification, UUID tenant, Caller caller) {
        Seeker seeker = new Seeker();
        seeker.id = TimeOrderedId.next();
        seeker.tenant = tenant;
        seeker.createdBy = caller.key();
        seeker.apply(draft, classification, caller);
        return seeker;
    }

    void apply(SeekerDraft draft, Classification coded, Caller caller) {
        office = draft.office() != null ? draft.office() : office == null ? caller.organisation() : office;
        country = draft.residence().country();
        reference = draft.reference();
        givenName = draft.givenName();
        familyName = draft.familyName();
        sex = draft.sex() == null ? SeekerDraft.Sex.UNKNOWN : draft.sex();
        birthDate = draft.birthDate();
        nationalities = orEmpty(draft.nationalities());
        residence = draft.residence();
        contact = draft.contact();
        classification = coded.id();
        classificationVersion = coded.version();
        occupations = orEmpty(draft.occupations());
        skills = orEmpty(draft.skills());
        languages = orEmpty(draft.languages());
        education = draft.education();
        qualifications = orEmpty(draft.qualifications());
        licences = orEmpty(draft.licences());
        training = orEmpty(draft.training());
        wishes = draft.wishes() == null ? Wishes.NONE : draft.wishes();
        availableFrom = draft.availableFrom();
        movements = orEmpty(draft.movements());
        consents = orEmpty(draft.consents());
        updatedBy = caller.key();
    }

    /** Whether entering this draft would change nothing. */
    boolean sameAs(SeekerDraft draft, Classification coded) {
        Seeker other = new Seeker();
        other.tenant = tenant;
        other.office = office;
        other.apply(draft, coded, Caller.current());
        return toDraft().equals(other.toDraft());
    }

    /** The file as it would be entered. */
    SeekerDraft toDraft() {
        return new SeekerDraft(
                reference,
                givenName,
                familyName,
                sex,
                birthDate,
                nationalities,
                residence,
                office,
                contact,
                classification,
                occupations,
                skills,
                languages,
                education,
                qualifications,
                licences,
                training,
                wishes,
                availableFrom,
                movements,
                consents);
    }

    static Optional<Seeker> findByReference(UUID tenant, String reference) {
        return find("tenant = ?1 and reference = ?2", tenant, reference).firstResultOptional();
    }

    /** Of whichever service, as far as the caller may see. */
    static List<Seeker> listByReferences(List<String> references) {
        return list("reference in ?1", references);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
