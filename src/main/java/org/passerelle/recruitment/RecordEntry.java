package org.passerelle.recruitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A link of an organisation's chain: what of an examination is hashed, and how. Its hash is the SHA-256 of the UTF-8 bytes of
 * its {@linkplain CanonicalJson canonical} form, an object with all members named here.
 *
 * @param organisation the tenant of the vacancy: the organisation whose data it is, and which answers for its record
 * @param position from 1, without gaps
 * @param previous hash of the entry before, all zeros for the first, as 64 lower-case hexadecimal digits
 * @param placement whose contract was compared, null where the vacancy itself was examined: then it is no member
 * @param checkedAt with exactly six decimals and Z: {@code 2026-11-22T13:59:00.769401Z}
 * @param checks the canonical form of an array of objects with {@code rule}, {@code ruleVersion}, {@code severity},
 *     {@code outcome}, {@code evidence} and {@code basis}; a member without a value is left out. A check's id is the entry's
 *     with the check's place in the array, from 1, in the last byte
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
        String checks) {

    private static final int HASH_BYTES = 32;
    /** Characters of an entry with a few words of evidence. */
    private static final int LONGEST_USUAL = 8192;

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** Most checks are: as many different ones as rules have outcomes. */
    private static final Map<Check, String> WITHOUT_EVIDENCE = new ConcurrentHashMap<>();

    /** Canonical forms of checks by the form in which PostgreSQL tells them, of those without evidence, as most are. */
    private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();
    /** Of all rules, all versions that ever were, and all outcomes; more can only be somebody else's. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final String NO_EVIDENCE = "\"evidence\": []";

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
                made.checks.stream().map(RecordEntry::canonical).collect(Collectors.joining(",", "[", "]")));
    }

    /** A stored row with the columns of {@code examination}, the checks and the time as text; put in order when it is asked for. */
    static Supplier<RecordEntry> of(ResultSet row) throws SQLException {
        UUID organisation = row.getObject("organisation", UUID.class);
        long position = row.getLong("position");
        byte[] previous = row.getBytes("previous");
        UUID id = row.getObject("id", UUID.class);
        UUID vacancy = row.getObject("vacancy", UUID.class);
        long vacancyVersion = row.getLong("vacancy_version");
        UUID placement = row.getObject("placement", UUID.class);
        String checkedAt = row.getString("checked_at");
        String checkedBy = row.getString("checked_by");
        String checks = row.getString("checks");
        return () -> new RecordEntry(
                organisation,
                position,
                previous,
                id,
                vacancy,
                vacancyVersion,
                placement,
                checkedAt,
                checkedBy,
                canonical(checks));
    }

    private static String canonical(Check check) {
        return check.evidence().isEmpty()
                ? WITHOUT_EVIDENCE.computeIfAbsent(check, RecordEntry::written)
                : written(check);
    }

    private static String written(Check check) {
        return CanonicalJson.of(JSON.valueToTree(check));
    }

    /** Check by check: most have been written before. */
    private static String canonical(String stored) {
        StringJoiner checks = new StringJoiner(",", "[", "]");
        try (JsonParser parser = JSON.createParser(stored)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getCharOffset();
                checks.add(remembered(stored.substring(from, to)));
            }
            // Whoever put something else there is found out, by whatever hash it has.
            return parser.currentToken() == JsonToken.END_ARRAY ? checks.toString() : ordered(stored);
        } catch (IOException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
    }

    private static String remembered(String check) {
        String known = REMEMBERED.get(check);
        if (known != null) {
            return known;
        }
        String ordered = ordered(check);
        if (check.contains(NO_EVIDENCE) && REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(check, ordered);
        }
        return ordered;
    }

    private static String ordered(String json) {
        try {
            return CanonicalJson.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is not JSON", e);
        }
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
