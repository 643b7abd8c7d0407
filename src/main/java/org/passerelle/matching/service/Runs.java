package org.passerelle.matching.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.platform.ChangeLog.Position;
import org.passerelle.platform.Reader;
import org.passerelle.platform.TimeOrderedId;

/** Puts rankings on record before they are answered. */
@ApplicationScoped
class Runs {

    /** Plans are plain records of the matching library: the service's own JSON settings must not change what is recorded. */
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final ObjectMapper json;
    private final Clock clock;

    Runs(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    static UUID newId() {
        return TimeOrderedId.next();
    }

    /**
     * @param applied how far the change log was applied before the ranking began
     * @param plan null for opportunities
     */
    void record(
            UUID id,
            MatchRun.Direction direction,
            UUID subject,
            Optional<Position> applied,
            String purpose,
            Object request,
            Object plan,
            long eligible,
            long considered,
            Object results) {
        Caller caller = Caller.current();
        MatchRun run = new MatchRun();
        run.id = id;
        run.tenant = caller.tenant();
        run.requestedBy = caller.key();
        run.purpose = purpose;
        run.direction = direction;
        run.subject = subject;
        ObjectNode asked = json.valueToTree(request);
        asked.put("language", Reader.locale().getLanguage());
        run.request = asked;
        run.plan = plan == null ? null : PLAIN.valueToTree(plan);
        ObjectNode state = json.createObjectNode();
        applied.ifPresent(position -> position.toMap().forEach(state::put));
        run.indexState = state;
        run.eligible = eligible;
        run.considered = considered;
        run.results = json.valueToTree(results);
        run.ranAt = clock.instant();
        QuarkusTransaction.requiringNew().run(run::persist);
    }
}
