package org.passerelle.classification.recoding;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.passerelle.classification.Occupation.Match;
import org.passerelle.platform.TimeOrderedId;

/** A code that stands beside the one a record was stored with, since a version. Never changed; a later one replaces it. */
@Entity
@Immutable
class Recoding extends PanacheEntityBase {

    @Id
    UUID id;

    UUID tenant;

    @Enumerated(EnumType.STRING)
    CodedRecords.Kind recordKind;

    UUID record;
    String field;
    String classification;
    String fromVersion;
    String fromCode;
    String toVersion;
    String toCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "match")
    Match match;

    String source;
    Instant recodedAt;
    /** The key that it was asked for with. */
    UUID recodedBy;

    static Recoding of(
            CodedRecords.Kind kind,
            CodedRecords.CodedRecord record,
            CodedRecords.Coded coded,
            String classification,
            String toVersion,
            Recoder.Candidate to,
            Instant at,
            UUID by) {
        Recoding recoding = new Recoding();
        recoding.id = TimeOrderedId.next();
        recoding.tenant = record.tenant();
        recoding.recordKind = kind;
        recoding.record = record.id();
        recoding.field = coded.field();
        recoding.classification = classification;
        recoding.fromVersion = record.version();
        recoding.fromCode = coded.code();
        recoding.toVersion = toVersion;
        recoding.toCode = to.code();
        recoding.match = to.match();
        recoding.source = to.source();
        recoding.recodedAt = at;
        recoding.recodedBy = by;
        return recoding;
    }

    /** By age, oldest first. */
    static List<Recoding> listByRecords(Collection<UUID> records, String classification) {
        return Panache.getSession()
                .createNativeQuery(
                        "select * from recoding where record = any(:records) and classification = :classification"
                                + " order by recoded_at, id",
                        Recoding.class)
                .setParameter("records", records.toArray(UUID[]::new))
                .setParameter("classification", classification)
                .list();
    }
}
