package org.passerelle.classification.recoding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes that stand today for a few records: the one place that everything but a record's own history reads them from.
 * A record that was entered anew since it was recoded is coded with its new version, and its recodings count no longer.
 */
public final class CurrentCodes {

    private record Place(UUID record, String field, String fromVersion, String fromCode) {}

    private final Map<Place, Recoding> latest = new HashMap<>();

    private final List<Recoding> byAge;

    private CurrentCodes(List<Recoding> byAge) {
        this.byAge = byAge;
        byAge.forEach(r -> latest.put(new Place(r.record, r.field, r.fromVersion, r.fromCode), r));
    }

    /**
     * One query, within the caller's transaction.
     *
     * @param records the caller must be allowed to see them
     * @param version that is current: recodings to others are passed over
     */
    public static CurrentCodes of(Collection<UUID> records, String classification, String version) {
        return ofAnyVersion(records, classification).to(version);
    }

    /** Without recodings to other versions than this one. */
    public CurrentCodes to(String version) {
        return new CurrentCodes(byAge.stream()
                .filter(recoding -> recoding.toVersion.equals(version))
                .toList());
    }

    /** Of records that were never recoded: every code stands as it was entered. */
    public static CurrentCodes asEntered() {
        return new CurrentCodes(List.of());
    }

    /** With recodings to any version: for those that recode further, or do not know yet which version is current. */
    public static CurrentCodes ofAnyVersion(Collection<UUID> records, String classification) {
        return new CurrentCodes(Recoding.listByRecords(records, classification));
    }

    /**
     * @param version that the record was coded with
     * @param field as {@link CodedRecords.Coded#field}
     * @param code as stored
     */
    public String code(UUID record, String version, String field, String code) {
        Recoding recoding = latest.get(new Place(record, field, version, code));
        return recoding == null ? code : recoding.toCode;
    }

    Optional<Recoding> find(CodedRecords.CodedRecord record, CodedRecords.Coded coded) {
        return Optional.ofNullable(latest.get(new Place(record.id(), coded.field(), record.version(), coded.code())));
    }
}
