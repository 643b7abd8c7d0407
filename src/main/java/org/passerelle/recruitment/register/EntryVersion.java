package org.passerelle.recruitment.register;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of an entry. Never changed, never deleted: PostgreSQL refuses it. A correction is the next version. */
@Entity
@Immutable
@Table(name = "register_entry")
@IdClass(EntryVersion.Key.class)
class EntryVersion extends PanacheEntityBase {

    record Key(UUID id, long version) {}

    /** What no two entries share. */
    record Matter(Kind kind, List<String> countries, String subject, LocalDate validFrom) {

        static Matter of(RegisterEntryDraft draft) {
            return new Matter(
                    draft.fact().kind(), draft.countries(), draft.fact().subject(), draft.validFrom());
        }

        /** For problems: {@code MINIMUM_WAGE SN GENERAL 2026-01-01}. */
        @Override
        public String toString() {
            return (kind + " " + String.join(" ", countries) + " " + subject + " "
                            + (validFrom == null ? "" : validFrom))
                    .strip();
        }
    }

    @Id
    UUID id;

    @Id
    long version;

    @Enumerated(EnumType.STRING)
    Kind kind;

    List<String> countries;
    String subject;
    LocalDate validFrom;
    LocalDate validUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    Fact fact;

    String source;
    LocalDate asOf;

    @Enumerated(EnumType.STRING)
    Confidence confidence;

    String note;
    boolean withdrawn;
    String reason;
    Instant recordedAt;
    UUID recordedBy;

    /** @param recordedBy null for the service itself */
    static EntryVersion of(UUID id, long version, RegisterEntryDraft draft, Instant recordedAt, UUID recordedBy) {
        EntryVersion made = new EntryVersion();
        made.id = id;
        made.version = version;
        made.kind = draft.fact().kind();
        made.countries = draft.countries();
        made.subject = draft.fact().subject();
        made.validFrom = draft.validFrom();
        made.validUntil = draft.validUntil();
        made.fact = draft.fact();
        made.source = draft.source();
        made.asOf = draft.asOf();
        made.confidence = draft.confidence();
        made.note = draft.note();
        made.withdrawn = draft.withdrawn();
        made.reason = draft.reason();
        made.recordedAt = recordedAt;
        made.recordedBy = recordedBy;
        return made;
    }

    /** Lets one transaction at a time decide what to store; readers go on. */
    static void lock() {
        getEntityManager()
                .createNativeQuery("lock table register_entry in share row exclusive mode")
                .executeUpdate();
    }

    /** All versions of all entries: by entry, oldest first. */
    static List<EntryVersion> listEverything() {
        return list("order by id, version");
    }

    /** What counts: of each entry the last version, without those withdrawn. */
    static List<EntryVersion> listCurrent() {
        return list("""
                from EntryVersion e where not e.withdrawn
                and e.version = (select max(l.version) from EntryVersion l where l.id = e.id) order by e.id""");
    }

    /** Oldest first. */
    static List<EntryVersion> listVersions(UUID id) {
        return list("id = ?1 order by version", id);
    }

    static Optional<EntryVersion> findLast(UUID id) {
        return find("id = ?1 order by version desc", id).firstResultOptional();
    }

    Matter matter() {
        return new Matter(kind, countries, subject, validFrom);
    }

    /** Whether a draft says the same as this version, apart from the reason. */
    boolean says(RegisterEntryDraft draft) {
        RegisterEntryDraft own = new RegisterEntryDraft(
                countries, fact, validFrom, validUntil, source, asOf, confidence, note, withdrawn, draft.reason());
        return own.equals(draft);
    }

    /** The same, withdrawn. */
    RegisterEntryDraft withdrawnDraft(String why) {
        return new RegisterEntryDraft(
                countries, fact, validFrom, validUntil, source, asOf, confidence, note, true, why);
    }

    RegisterEntry toEntry() {
        return new RegisterEntry(
                id,
                version,
                kind,
                countries,
                fact,
                validFrom,
                validUntil,
                source,
                asOf,
                confidence,
                note,
                withdrawn,
                reason,
                recordedAt,
                recordedBy);
    }
}
