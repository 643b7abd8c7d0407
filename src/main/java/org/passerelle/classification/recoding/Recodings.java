package org.passerelle.classification.recoding;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.classification.Classification;
import org.passerelle.classification.recoding.CodedRecords.Coded;
import org.passerelle.classification.recoding.CodedRecords.CodedRecord;
import org.passerelle.classification.recoding.CodedRecords.Use;
import org.passerelle.classification.recoding.Recoder.Outcome;
import org.passerelle.classification.recoding.Recoder.Verdict;
import org.passerelle.platform.ProblemType;

/** Goes through all records that were coded with other versions, batch by batch, each in a transaction of its own. */
@ApplicationScoped
class Recodings {

    /** Bounds memory, and what is done again when a batch fails. */
    private static final int BATCH = 500;

    private static final UUID FIRST = new UUID(0, 0);

    private final List<CodedRecords> registers;
    private final Clock clock;

    Recodings(@All List<CodedRecords> registers, Clock clock) {
        this.registers = registers.stream()
                .sorted(Comparator.comparing(CodedRecords::kind))
                .toList();
        this.clock = clock;
    }

    /**
     * Linear in the records that were coded with other versions, whatever the page.
     *
     * @param by the key that it is asked for with; empty for a dry run
     */
    RecodingReport run(Classification next, Optional<UUID> by, int limit, String cursor) {
        Run run = new Run(next, by, limit, decode(cursor));
        registers.forEach(run::over);
        return run.report();
    }

    /** One pass. Items are in the order of their keys, so that a page can begin where the last one ended. */
    private final class Run {

        private final Classification next;
        private final Recoder recoder;
        private final Optional<UUID> by;
        private final int limit;
        private final String after;
        private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        private final List<RecodingReport.Item> items = new ArrayList<>();
        private long records;
        private long written;
        /** Key of the last item on the page. */
        private String last;

        private boolean more;

        Run(Classification next, Optional<UUID> by, int limit, String after) {
            this.next = next;
            this.recoder = new Recoder(next);
            this.by = by;
            this.limit = limit;
            this.after = after;
            for (Outcome outcome : Outcome.values()) {
                counts.put(outcome, 0L);
            }
        }

        void over(CodedRecords register) {
            for (UUID from = FIRST; from != null; ) {
                UUID id = from;
                from = QuarkusTransaction.requiringNew().call(() -> batch(register, id));
            }
        }

        /** The last id, null when there is no further batch. */
        private UUID batch(CodedRecords register, UUID id) {
            List<CodedRecord> batch = register.codedOtherwise(next.id(), next.version(), id, BATCH);
            List<UUID> ids = batch.stream().map(CodedRecord::id).toList();
            CurrentCodes here = CurrentCodes.of(ids, next.id(), next.version());
            CurrentCodes anywhere = CurrentCodes.ofAnyVersion(ids, next.id());
            for (CodedRecord record : batch) {
                records++;
                for (int i = 0; i < record.codes().size(); i++) {
                    add(register.kind(), record, i, here, anywhere);
                }
            }
            return batch.size() < BATCH ? null : batch.getLast().id();
        }

        /** What an earlier pass to this version wrote stands; otherwise the latest one, to another version, is followed. */
        private void add(
                CodedRecords.Kind kind, CodedRecord record, int place, CurrentCodes here, CurrentCodes anywhere) {
            Coded coded = record.codes().get(place);
            Optional<Recoding> before = here.find(record, coded).or(() -> anywhere.find(record, coded));
            boolean done = here.find(record, coded).isPresent();
            String code = before.map(r -> r.toCode).orElse(coded.code());
            Verdict verdict = done ? new Verdict(Outcome.RECODED, code, List.of()) : verdict(coded, code);
            counts.merge(verdict.outcome(), 1L, Long::sum);
            // Also where a code stays that an earlier pass, to another version, had put beside the stored one.
            if (by.isPresent()
                    && !done
                    && verdict.code() != null
                    && !verdict.code().equals(coded.code())) {
                Recoder.Candidate to = verdict.outcome() == Outcome.RECODED
                        ? verdict.candidates().getFirst()
                        : before.map(r -> new Recoder.Candidate(r.toCode, null, r.match, r.source))
                                .orElseThrow();
                Recoding.of(kind, record, coded, next.id(), next.version(), to, clock.instant(), by.get())
                        .persist();
                written++;
            }
            if (verdict.outcome() != Outcome.KEPT) {
                show(kind, record, place, verdict);
            }
        }

        private Verdict verdict(Coded coded, String code) {
            return coded.use() == Use.SKILL ? recoder.skill(code) : recoder.occupation(code, coded.title());
        }

        private void show(CodedRecords.Kind kind, CodedRecord record, int place, Verdict verdict) {
            String key = "%d/%s/%04d".formatted(kind.ordinal(), record.id(), place);
            if (key.compareTo(after) <= 0) {
                return;
            }
            if (items.size() == limit) {
                more = true;
                return;
            }
            Coded coded = record.codes().get(place);
            items.add(new RecodingReport.Item(
                    kind,
                    record.id(),
                    coded.field(),
                    record.version(),
                    coded.code(),
                    coded.title(),
                    verdict.outcome(),
                    verdict.code(),
                    verdict.candidates()));
            last = key;
        }

        RecodingReport report() {
            return new RecodingReport(
                    next.id(),
                    next.version(),
                    by.isPresent(),
                    records,
                    written,
                    counts,
                    items,
                    more ? encode(last) : null);
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw ProblemType.invalid("cursor", "cursor.unknown");
        }
    }
}
