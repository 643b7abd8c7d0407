package org.passerelle.sample;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.LicenceDraft;
import org.passerelle.organisation.Organisation;
import org.passerelle.organisation.OrganisationDraft;
import org.passerelle.seeker.Seekers;
import org.passerelle.vacancy.Vacancies;

/** Stores the sample through the same doors as everybody's data, once, in an empty installation. */
@ApplicationScoped
public class SampleLoader {

    /** After the first key. */
    private static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 200;
    /** Files held in memory at once. */
    private static final int BATCH = 500;
    /** Enough for millions. */
    private static final Duration TIMEOUT = Duration.ofHours(4);

    private static final Logger LOG = Logger.getLogger(SampleLoader.class);

    @ConfigMapping(prefix = "passerelle.sample")
    interface Config {
        /** Whether an empty installation is filled. */
        @WithName("data")
        @WithDefault("false")
        boolean load();

        /** Another seed gives other people and vacancies. */
        @WithDefault("20261122")
        long seed();

        @WithDefault("3000")
        int seekers();

        @WithDefault("300")
        int vacancies();
    }

    private final Config config;
    private final Classifications classifications;
    private final Seekers seekers;
    private final Vacancies vacancies;
    private final Clock clock;

    SampleLoader(Config config, Classifications classifications, Seekers seekers, Vacancies vacancies, Clock clock) {
        this.config = config;
        this.classifications = classifications;
        this.seekers = seekers;
        this.vacancies = vacancies;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        if (config.load()) {
            Caller.asSystem(() -> {
                // One transaction: killed in the middle, nothing is there and the next start begins anew.
                QuarkusTransaction.requiringNew()
                        .timeout((int) TIMEOUT.toSeconds())
                        .run(this::fillIfEmpty);
                return null;
            });
        }
    }

    private void fillIfEmpty() {
        Panache.getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('sample', 0))")
                .getSingleResult();
        if (Organisation.count("kind <> ?1", Organisation.Kind.OPERATOR) > 0) {
            return;
        }
        LOG.infof("Loading the sample: %d seekers, %d vacancies", config.seekers(), config.vacancies());
        LocalDate today = LocalDate.now(clock);
        Classification classification = classifications.current();
        Map<String, Organisation> organisations = organisations(today);
        Function<String, UUID> idOf = key -> organisations.get(key).id;
        store(
                SampleSeekers.of(config.seed(), config.seekers(), today, classification, idOf),
                draft -> seekers.put(draft, Optional.empty()));
        store(SampleVacancies.of(config.seed(), config.vacancies(), today, classification, idOf), draft -> {
            Organisation owner = organisations.get(draft.source());
            Caller.asSystemFor(owner.id, owner.tenant, () -> vacancies.put(draft, Optional.empty()));
        });
    }

    private static Map<String, Organisation> organisations(LocalDate today) {
        Map<String, Organisation> organisations = new HashMap<>();
        for (SampleOrganisations.Entry entry : SampleOrganisations.all()) {
            Organisation organisation = Organisation.of(
                    new OrganisationDraft(
                            entry.kind(), entry.name(), entry.country(), null, List.of(), entry.registration()),
                    organisations.get(entry.parent()));
            organisation.persist();
            organisations.put(entry.key(), organisation);
            for (SampleOrganisations.Permit permit : entry.licences()) {
                Licence.of(
                                organisation.id,
                                new LicenceDraft(
                                        permit.number(),
                                        permit.authority(),
                                        permit.country(),
                                        permit.destinations(),
                                        today.plus(permit.from()),
                                        today.plus(permit.until()),
                                        permit.state(),
                                        today.plus(permit.since()),
                                        permit.reason()))
                        .persist();
            }
        }
        return organisations;
    }

    private static <D> void store(Stream<D> drafts, Consumer<D> store) {
        Iterator<D> all = drafts.iterator();
        for (int i = 1; all.hasNext(); i++) {
            store.accept(all.next());
            if (i % BATCH == 0) {
                Panache.getEntityManager().flush();
                Panache.getEntityManager().clear();
            }
        }
    }
}
