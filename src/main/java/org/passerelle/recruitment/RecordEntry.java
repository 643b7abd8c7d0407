package org.passerelle.recruitment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * A link of an organisation's chain: what of an examination is hashed, and how. Its hash is the SHA-256 of the UTF-8 bytes of
 * its {@linkplain CanonicalJson canonical} form, an object with all members named here.
 *
 * @param organisation the tenant of the vacancy: the organisation whose data it is, and which answers for its record
 * @param position from 1, without gaps
 * @param previous hash of the entry before, all zeros for the first, as 64 lower-case hexadecimal digits
 * @param placement whose contract was compared, null where the vacancy itself was examined: then it is no member
 * @param checkedAt with exactly six decimals and Z: {@code 2026-11-22T13:59:00.769401Z}
 * @param rules hash of the {@link RuleSet} that was applied, as 64 lower-case hexadecimal digits; null in an entry that was
 *     recorded when there were none: then it is no member
 * @param checks the canonical form of an array of objects with {@code rule}, {@code outcome} and, where there is any,
 *     {@code evidence}: an array of objects with {@code field}, {@code text} and, where a part of the field is meant,
 *     {@code from} and {@code to}. Where {@code rules} is null each check has {@code evidence}, empty or not, and
 *     {@code ruleVersion}, {@code severity} and {@code basis} as well. A check's id is the entry's with the check's place in
 *     the array, from 1, in the last byte
 */
record RecordEntry(
        UUID organisation,
        long position,
        byte[] previous,
        UUID id,
        UUID vacancy,
        long vacancyVersion,
        UUID placement,
        String checkedAt,
        String checkedBy,
        byte[] rules,
        String checks) {

    private static final int HASH_BYTES = 32;
    /** Characters of an entry with a few words of evidence. */
    private static final int LONGEST_USUAL = 4096;

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What the first entry follows. */
    static byte[] beginning() {
        return new byte[HASH_BYTES];
    }

    /** An examination that is to be stored at this place of a chain. */
    static RecordEntry of(Examination made, UUID organisation, long position, byte[] previous) {
        return new RecordEntry(
                organisation,
                position,
                previous,
                made.id,
                made.vacancy,
                made.vacancyVersion,
                made.placement,
                MICROSECONDS.format(made.checkedAt),
                made.checkedBy,
                made.rules,
                made.recorded);
    }

    /** A stored row with the columns of {@code examination}, the time as text. */
    static RecordEntry of(ResultSet row) throws SQLException {
        return new RecordEntry(
                row.getObject("organisation", UUID.class),
                row.getLong("position"),
                row.getBytes("previous"),
                row.getObject("id", UUID.class),
                row.getObject("vacancy", UUID.class),
                row.getLong("vacancy_version"),
                row.getObject("placement", UUID.class),
                row.getString("checked_at"),
                row.getString("checked_by"),
                row.getBytes("rules"),
                row.getString("checks"));
    }

    /** What is hashed. */
    String canonical() {
        StringBuilder text = new StringBuilder(LONGEST_USUAL);
        CanonicalJson.write(checkedAt, text.append("{\"checkedAt\":"));
        CanonicalJson.write(checkedBy, text.append(",\"checkedBy\":"));
        text.append(",\"checks\":").append(checks);
        text.append(",\"id\":\"").append(id);
        text.append("\",\"organisation\":\"").append(organisation);
        if (placement != null) {
            text.append("\",\"placement\":\"").append(placement);
        }
        text.append("\",\"position\":").append(position);
        text.append(",\"previous\":\"").append(HexFormat.of().formatHex(previous));
        if (rules != null) {
            text.append("\",\"rules\":\"").append(HexFormat.of().formatHex(rules));
        }
        text.append("\",\"vacancy\":\"").append(vacancy);
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

    /** As it is handed to an inspector: the canonical form with the hash put at its end. */
    static String exported(String canonical, byte[] hash) {
        return canonical.substring(0, canonical.length() - 1) + ",\"hash\":\""
                + HexFormat.of().formatHex(hash) + "\"}";
    }
}
