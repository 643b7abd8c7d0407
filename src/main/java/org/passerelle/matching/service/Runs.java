package org.passerelle.matching.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.matching.Plan;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.Reader;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.vacancy.Vacancy;

/** Puts rankings on record before they are answered. */
@ApplicationScoped
class Runs {

    /** Plans are plain records of the matching library: the service's own JSON settings must not change what is recorded. */
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /**
     * What was asked and answered.
     *
     * @param applied how far the change log was applied before the ranking began
     * @param request as it was asked
     * @param plan null for opportunities
     * @param ranked null but for seekers ranked for a vacancy
     */
    record Ran(
            UUID id,
            MatchRun.Direction direction,
            UUID subject,
            Optional<Position> applied,
            String purpose,
            Object request,
            Plan plan,
            int eligible,
            int considered,
            Map<String, ?> results,
            Rankings.Ranked ranked) {}

    private final ObjectMapper json;
    private final Clock clock;

    Runs(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    static UUID newId() {
        return TimeOrderedId.next();
    }

    static Ran of(Rankings.Ranked ranked, RankingRequest asked) {
        RankingView view = ranked.view();
        return new Ran(
                view.run(),
                MatchRun.Direction.CANDIDATES,
                view.vacancy(),
                ranked.applied(),
                asked.purpose(),
                asked,
                ranked.plan(),
                view.eligible(),
                view.considered(),
                Map.of("candidates", view.candidates(), "funnel", view.funnel(), "nearMisses", view.nearMisses()),
                ranked);
    }

    static Ran of(Pairs.Explained explained, RankingResource.PairRequest asked) {
        PairView view = explained.view();
        return new Ran(
                view.run(),
                MatchRun.Direction.PAIR,
                view.vacancy(),
                explained.applied(),
                asked.purpose(),
                asked,
                explained.plan(),
                view.eligible() ? 1 : 0,
                1,
                Map.of(
                        "seeker", view.seeker(),
                        "score", view.score(),
                        "criteria", view.criteria(),
                        "missing", view.missing()),
                null);
    }

    /** In a transaction of its own, for the current caller. */
    void record(Ran ran) {
        Caller caller = Caller.current();
        QuarkusTransaction.requiringNew().run(() -> {
            MatchRun run = entry(ran, caller.tenant(), caller.key(), Optional.empty());
            compose(run, ran.ranked(), caller.is(Role.ADMINISTRATOR));
            run.persist();
        });
    }

    /** In the current transaction, for who set a job off. */
    void record(Ran ran, MatchJob job) {
        MatchRun run = entry(ran, job.tenant, job.requestedBy, Optional.of(job.id));
        compose(run, ran.ranked(), job.everyService);
        run.persist();
    }

    /** What no answer shows and no score knows: one query, or two, beside those of the ranking. */
    private static void compose(MatchRun run, Rankings.Ranked ranked, boolean everyService) {
        if (ranked == null) {
            return;
        }
        Vacancy vacancy = ranked.vacancy();
        run.composition = Composition.of(ranked.ranking(), ranked.year());
        run.contractKind = vacancy.contract == null ? null : vacancy.contract.kind();
        run.entryType = vacancy.entryType;
        run.destination = vacancy.country;
        run.origin = everyService ? null : country(run.tenant);
    }

    private static String country(UUID tenant) {
        return (String) Panache.getEntityManager()
                .createNativeQuery("select country from organisation where id = :tenant")
                .setParameter("tenant", tenant)
                .getSingleResult();
    }

    private MatchRun entry(Ran ran, UUID tenant, UUID requestedBy, Optional<UUID> job) {
        MatchRun run = new MatchRun();
        run.id = ran.id();
        run.tenant = tenant;
        run.requestedBy = requestedBy;
        run.purpose = ran.purpose();
        run.direction = ran.direction();
        run.subject = ran.subject();
        ObjectNode asked = json.valueToTree(ran.request());
        asked.put("language", Reader.locale().getLanguage());
        job.ifPresent(id -> asked.put("job", id.toString()));
        run.request = asked;
        run.plan = ran.plan() == null ? null : PLAIN.valueToTree(ran.plan());
        ObjectNode state = json.createObjectNode();
        ran.applied().ifPresent(position -> position.toMap().forEach(state::put));
        run.indexState = state;
        run.eligible = ran.eligible();
        run.considered = ran.considered();
        run.results = json.valueToTree(ran.results());
        run.ranAt = clock.instant();
        return run;
    }
}
