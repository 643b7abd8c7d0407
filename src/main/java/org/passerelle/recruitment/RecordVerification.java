package org.passerelle.recruitment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.passerelle.platform.ProblemType;

/**
 * Reads the record from its first entry to its last, as it stands at one moment, and computes every hash anew. Linear in the
 * number of entries; holds some hundreds of them at a time, one seal per organisation, and the rule sets. Hashes are computed
 * on other processors while more entries are read.
 *
 * <p>What it cannot find: a chain that somebody with all rights to the database wrote anew from some entry to the end, seals
 * included. Against that helps a hash that was handed out earlier: it is no longer in a later export.
 *
 * @param intact whether nothing is broken
 * @param organisations whose chains were read
 * @param entries read, in all chains
 * @param broken the first broken link of each chain that has one, at most {@value #MOST_NAMED}
 */
@Schema(name = "RecordVerification")
public record RecordVerification(boolean intact, long organisations, long entries, List<BrokenLink> broken) {

    /** Rows fetched at once, of some kilobytes each. */
    private static final int FETCHED = 100;

    /** Blocks of them that are being hashed while the next is read. */
    private static final int AHEAD = 4;

    /** Who finds so many chains broken has a backup to look for, not a list. */
    private static final int MOST_NAMED = 100;

    private static final String ENTRIES = """
            select e.organisation, e.position, e.previous, e.hash, e.id, e.vacancy, e.vacancy_version, e.placement, e.checked_by,
                to_char(e.checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as checked_at,
                e.rules, e.checks, s.hash as sealed
            from examination e
                left join record_seal s on s.organisation = e.organisation and s.entries = e.position
            where ?::uuid is null or e.organisation = ?::uuid
            order by e.organisation, e.position""";

    private static final String LAST_SEALS = """
            select distinct on (organisation) organisation, entries, hash from record_seal
            where ?::uuid is null or organisation = ?::uuid
            order by organisation, entries desc""";

    @Schema(name = "RecordDifference")
    public enum Difference {
        /** The entry's hash is not that of its content. */
        CONTENT,
        /** The entry does not follow the one before it: that one was changed together with its hash, or replaced. */
        LINK,
        /** There is no entry at this position, and there are later ones. */
        MISSING,
        /** The chain ends before this position; its last seal says that there were more. */
        END,
        /** The chain goes on behind its last seal: nothing the service did has added this entry. */
        UNSEALED,
        /** The hash is not the one it was sealed with: the chain was written anew up to here. */
        SEAL,
        /** The rule set that the entry names is missing, or no longer what was recorded. */
        RULES
    }

    /**
     * @param entry null where it is missing
     * @param expected hash, of the rule set where that is what differs; null where there is none
     * @param found hash of the same, null where there is none
     * @param message in the reader's language
     */
    public record BrokenLink(
            UUID organisation,
            long position,
            UUID entry,
            Difference difference,
            String expected,
            String found,
            String message) {}

    private record Seal(long entries, byte[] hash) {}

    /** @param sealed null where no seal is set behind it */
    private record Stored(RecordEntry entry, byte[] hash, byte[] sealed) {}

    /** @param computed the hash of its content */
    private record Link(RecordEntry entry, byte[] computed, byte[] hash, byte[] sealed) {
        static Link of(Stored stored) {
            return new Link(stored.entry, stored.entry.hash(), stored.hash, stored.sealed);
        }
    }

    /**
     * @param connection that may read the record; not within a transaction
     * @param organisation whose chain; null for all
     */
    public static RecordVerification of(Connection connection, UUID organisation) throws SQLException {
        return inOneSnapshot(connection, () -> {
            Reading reading = new Reading(seals(connection, organisation), RuleSet.onRecord(connection));
            try (PreparedStatement query = entries(connection, organisation);
                    ResultSet row = query.executeQuery()) {
                Queue<CompletableFuture<List<Link>>> computing = new ArrayDeque<>();
                for (List<Stored> some = next(row); !some.isEmpty(); some = next(row)) {
                    List<Stored> block = some;
                    computing.add(CompletableFuture.supplyAsync(
                            () -> block.stream().map(Link::of).toList()));
                    if (computing.size() > AHEAD) {
                        computing.remove().join().forEach(reading::read);
                    }
                }
                computing.forEach(block -> block.join().forEach(reading::read));
            }
            return reading.end();
        });
    }

    private static List<Stored> next(ResultSet row) throws SQLException {
        List<Stored> block = new ArrayList<>(FETCHED);
        while (block.size() < FETCHED && row.next()) {
            block.add(new Stored(RecordEntry.of(row), row.getBytes("hash"), row.getBytes("sealed")));
        }
        return block;
    }

    /**
     * Writes a chain as NDJSON: each entry as it is hashed, with its hash added at the end, each rule set likewise before the
     * first entry that names it; on the last line the head.
     *
     * @throws IOException when the reader has gone
     */
    static void export(Connection connection, UUID organisation, OutputStream out) throws SQLException, IOException {
        inOneSnapshot(connection, () -> {
            Map<String, String> untold = RuleSet.onRecord(connection);
            try (PreparedStatement query = entries(connection, organisation);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    RecordEntry entry = RecordEntry.of(row);
                    if (entry.rules() != null) {
                        // One that is missing is missed by whoever verifies the lines.
                        String rules = untold.remove(HexFormat.of().formatHex(entry.rules()));
                        if (rules != null) {
                            line(RecordEntry.exported(rules, entry.rules()), out);
                        }
                    }
                    line(RecordEntry.exported(entry.canonical(), row.getBytes("hash")), out);
                }
            }
            Seal last =
                    seals(connection, organisation).getOrDefault(organisation, new Seal(0, RecordEntry.beginning()));
            line(
                    "{\"head\":{\"entries\":%d,\"hash\":\"%s\",\"organisation\":\"%s\"}}"
                            .formatted(last.entries, HexFormat.of().formatHex(last.hash), organisation),
                    out);
            return null;
        });
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private interface Work<T, X extends Exception> {
        T run() throws SQLException, X;
    }

    /** Entries and seals as they were at one moment, while others add more. A cursor needs a transaction, too. */
    private static <T, X extends Exception> T inOneSnapshot(Connection connection, Work<T, X> work)
            throws SQLException, X {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            return work.run();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static PreparedStatement entries(Connection connection, UUID organisation) throws SQLException {
        PreparedStatement query = connection.prepareStatement(ENTRIES);
        query.setFetchSize(FETCHED);
        query.setObject(1, organisation);
        query.setObject(2, organisation);
        return query;
    }

    private static Map<UUID, Seal> seals(Connection connection, UUID organisation) throws SQLException {
        Map<UUID, Seal> seals = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(LAST_SEALS)) {
            query.setObject(1, organisation);
            query.setObject(2, organisation);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    seals.put(row.getObject(1, UUID.class), new Seal(row.getLong(2), row.getBytes(3)));
                }
            }
        }
        return seals;
    }

    /** One pass over all chains, one after the other. */
    private static final class Reading {

        private static final Seal NONE = new Seal(0, RecordEntry.beginning());

        /** The last of each organisation whose chain was not begun. */
        private final Map<UUID, Seal> seals;

        /** The hashes of their contents, by the hashes they are on record with. */
        private final Map<String, byte[]> ruleSets = new HashMap<>();

        private final List<BrokenLink> broken = new ArrayList<>();
        private long entries;
        private long organisations;
        private long breaks;

        private UUID organisation;
        private Seal seal;
        private long position;
        private byte[] last;
        private boolean whole;

        Reading(Map<UUID, Seal> seals, Map<String, String> ruleSets) {
            this.seals = seals;
            ruleSets.forEach((name, rules) -> this.ruleSets.put(name, RecordEntry.hash(rules)));
        }

        void read(Link link) {
            if (!link.entry.organisation().equals(organisation)) {
                finish();
                begin(link.entry.organisation());
            }
            entries++;
            if (whole) {
                position++;
                compare(link);
                last = link.hash;
            }
        }

        private void begin(UUID next) {
            organisations++;
            organisation = next;
            seal = seals.getOrDefault(next, NONE);
            seals.remove(next);
            position = 0;
            last = RecordEntry.beginning();
            whole = true;
        }

        private void compare(Link link) {
            UUID entry = link.entry.id();
            byte[] previous = link.entry.previous();
            if (link.entry.position() != position) {
                found(Difference.MISSING, null, null, null);
            } else if (!Arrays.equals(link.computed, link.hash)) {
                found(Difference.CONTENT, entry, link.computed, link.hash);
            } else if (!Arrays.equals(last, previous)) {
                found(Difference.LINK, entry, last, previous);
            } else if (position > seal.entries) {
                found(Difference.UNSEALED, entry, null, link.hash);
            } else if (link.sealed != null && !Arrays.equals(link.sealed, link.hash)) {
                found(Difference.SEAL, entry, link.sealed, link.hash);
            } else if (link.entry.rules() != null) {
                compareRules(entry, link.entry.rules());
            }
        }

        private void compareRules(UUID entry, byte[] named) {
            byte[] stored = ruleSets.get(text(named));
            if (!Arrays.equals(named, stored)) {
                found(Difference.RULES, entry, named, stored);
            }
        }

        private void finish() {
            if (organisation != null && whole && position < seal.entries) {
                position++;
                found(Difference.END, null, seal.hash, null);
            }
        }

        RecordVerification end() {
            finish();
            // Sealed, and nothing is left.
            for (UUID emptied : new TreeSet<>(seals.keySet())) {
                begin(emptied);
                finish();
            }
            return new RecordVerification(breaks == 0, organisations, entries, List.copyOf(broken));
        }

        /** The rest of this chain is counted only. */
        private void found(Difference difference, UUID entry, byte[] expected, byte[] actual) {
            whole = false;
            breaks++;
            if (broken.size() < MOST_NAMED) {
                broken.add(new BrokenLink(
                        organisation,
                        position,
                        entry,
                        difference,
                        text(expected),
                        text(actual),
                        ProblemType.text(
                                "record." + difference.name().toLowerCase(Locale.ROOT),
                                Long.toString(position),
                                String.valueOf(entry))));
            }
        }

        private static String text(byte[] hash) {
            return hash == null ? null : HexFormat.of().formatHex(hash);
        }
    }
}
