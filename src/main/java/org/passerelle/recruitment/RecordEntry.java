package org.passerelle.recruitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A link of an organisation's chain: what of a check is hashed, and how. Its hash is the SHA-256 of the UTF-8 bytes of its
 * {@linkplain CanonicalJson canonical} form, an object with all members named here.
 *
 * @param organisation the tenant of the vacancy: the organisation whose data it is, and which answers for its record
 * @param position from 1, without gaps
 * @param placement whose contract was compared, null where the vacancy itself was examined: then it is no member
 * @param previous hash of the entry before, all zeros for the first, as 64 lower-case hexadecimal digits
 * @param checkedAt with exactly six decimals and Z: {@code 2026-11-22T13:59:00.769401Z}
 * @param evidence an array as PostgreSQL keeps it; a member without a value is left out
 */
record RecordEntry(
        UUID organisation,
        long position,
        byte[] previous,
        UUID id,
        UUID vacancy,
        long vacancyVersion,
        UUID placement,
        UUID examination,
        String rule,
        int ruleVersion,
        String severity,
        String outcome,
        JsonNode evidence,
        List<String> basis,
        String checkedAt,
        String checkedBy) {

    private static final int HASH_BYTES = 32;
    /** Characters of an entry with a few words of evidence. */
    private static final int LONGEST_USUAL = 1024;

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** What the first entry follows. */
    static byte[] beginning() {
        return new byte[HASH_BYTES];
    }

    /** A check that is to be stored at this place of a chain. */
    static RecordEntry of(RecruitmentCheck check, UUID organisation, long position, byte[] previous) {
        return new RecordEntry(
                organisation,
                position,
                previous,
                check.id,
                check.vacancy,
                check.vacancyVersion,
                check.placement,
                check.examination,
                check.rule,
                check.ruleVersion,
                check.severity.name(),
                check.outcome.name(),
                JSON.valueToTree(check.evidence),
                check.basis,
                MICROSECONDS.format(check.checkedAt),
                check.checkedBy);
    }

    /** A stored row with the columns of {@code recruitment_check}, the evidence and the time as text. */
    static RecordEntry of(ResultSet row) throws SQLException {
        return new RecordEntry(
                row.getObject("organisation", UUID.class),
                row.getLong("position"),
                row.getBytes("previous"),
                row.getObject("id", UUID.class),
                row.getObject("vacancy", UUID.class),
                row.getLong("vacancy_version"),
                row.getObject("placement", UUID.class),
                row.getObject("examination", UUID.class),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("severity"),
                row.getString("outcome"),
                tree(row.getString("evidence")),
                Arrays.asList((String[]) row.getArray("basis").getArray()),
                row.getString("checked_at"),
                row.getString("checked_by"));
    }

    private static JsonNode tree(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
    }

    /** What is hashed. Written out, member by member in their order, because it is done a million times in a verification. */
    String canonical() {
        StringBuilder text = new StringBuilder(LONGEST_USUAL).append("{\"basis\":[");
        for (int i = 0; i < basis.size(); i++) {
            CanonicalJson.write(basis.get(i), i == 0 ? text : text.append(','));
        }
        CanonicalJson.write(checkedAt, text.append("],\"checkedAt\":"));
        CanonicalJson.write(checkedBy, text.append(",\"checkedBy\":"));
        CanonicalJson.write(evidence, text.append(",\"evidence\":"));
        text.append(",\"examination\":\"").append(examination);
        text.append("\",\"id\":\"").append(id);
        text.append("\",\"organisation\":\"").append(organisation);
        CanonicalJson.write(outcome, text.append("\",\"outcome\":"));
        if (placement != null) {
            text.append(",\"placement\":\"").append(placement).append('"');
        }
        text.append(",\"position\":").append(position);
        text.append(",\"previous\":\"").append(HexFormat.of().formatHex(previous));
        CanonicalJson.write(rule, text.append("\",\"rule\":"));
        text.append(",\"ruleVersion\":").append(ruleVersion);
        CanonicalJson.write(severity, text.append(",\"severity\":"));
        text.append(",\"vacancy\":\"").append(vacancy);
        text.append("\",\"vacancyVersion\":").append(vacancyVersion);
        return text.append('}').toString();
    }

    byte[] hash() {
        return hash(canonical());
    }

    static byte[] hash(String canonical) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** As it is stored and handed to an inspector: the canonical form with the hash put at its end. */
    static String exported(String canonical, byte[] hash) {
        return canonical.substring(0, canonical.length() - 1) + ",\"hash\":\""
                + HexFormat.of().formatHex(hash) + "\"}";
    }
}
