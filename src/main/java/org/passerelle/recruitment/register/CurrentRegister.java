package org.passerelle.recruitment.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.recruitment.register.EntryVersion.Matter;

/**
 * The register as this copy of the service has it in memory. What is changed here is seen at once; what another copy on the
 * same database changed, within seconds.
 */
@ApplicationScoped
public class CurrentRegister {

    private static final Logger LOG = Logger.getLogger(CurrentRegister.class);

    /** Of the start: before vacancies are examined, those of the sample too. */
    public static final int PRIORITY = 50;

    private final Clock clock;
    /** Replaced as a whole: a reader sees the old one or the new one. */
    private volatile Register register = Register.SILENT;
    /** How many versions the database had when it was read. They are never deleted, so another number is another state. */
    private volatile long versions;

    private volatile boolean outdated;

    CurrentRegister(Clock clock) {
        this.clock = clock;
    }

    public Register get() {
        if (outdated) {
            refresh();
        }
        return register;
    }

    void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) RegisterChanged event) {
        outdated = true;
    }

    /** Brings memory in line with the database: one count, and the entries only when it tells of a change. */
    @Scheduled(every = "10s", delayed = "10s")
    public synchronized void refresh() {
        outdated = false;
        Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            long stored = EntryVersion.count();
            if (stored != versions) {
                List<EntryVersion> current = EntryVersion.listCurrent();
                register =
                        new Register(current.stream().map(EntryVersion::toEntry).toList());
                versions = stored;
                LOG.infof("Register of law: %d entries", current.size());
            }
            return null;
        }));
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        List<RegisterEntryDraft> rows = RegisterFiles.shipped();
        Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            EntryVersion.lock();
            ship(rows);
            return null;
        }));
        refresh();
    }

    /**
     * Stores the rows that are new or were edited in the files. An entry that a person has touched stays as it is, whatever
     * the files say: they know more of their country than we do.
     */
    private void ship(List<RegisterEntryDraft> rows) {
        Map<UUID, EntryVersion> last = new HashMap<>();
        Map<Matter, UUID> known = new HashMap<>();
        for (EntryVersion stored : EntryVersion.listEverything()) {
            last.put(stored.id, stored);
            // Under each version's name: an entry is known by its first one even after a person gave it another.
            known.put(stored.matter(), stored.id);
        }
        for (RegisterEntryDraft row : rows) {
            UUID id = known.get(Matter.of(row));
            EntryVersion stored = id == null ? null : last.remove(id);
            if (id == null) {
                store(TimeOrderedId.next(), 0, row);
            } else if (stored != null && stored.recordedBy == null && !stored.says(row)) {
                store(id, stored.version + 1, because(row, "The files that come with the service were edited"));
            }
        }
        for (EntryVersion gone : last.values()) {
            if (gone.recordedBy == null && !gone.withdrawn) {
                store(
                        gone.id,
                        gone.version + 1,
                        gone.withdrawnDraft("No longer in the files that come with the service"));
            }
        }
    }

    private void store(UUID id, long version, RegisterEntryDraft row) {
        EntryVersion.of(id, version, row, clock.instant(), null).persist();
    }

    private static RegisterEntryDraft because(RegisterEntryDraft row, String reason) {
        return new RegisterEntryDraft(
                row.countries(),
                row.fact(),
                row.validFrom(),
                row.validUntil(),
                row.source(),
                row.asOf(),
                row.confidence(),
                row.note(),
                row.withdrawn(),
                reason);
    }
}
