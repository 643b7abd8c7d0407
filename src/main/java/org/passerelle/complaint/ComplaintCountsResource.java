package org.passerelle.complaint;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.passerelle.access.Caller;
import org.passerelle.complaint.Complaint.Outcome;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.ProblemType;
import org.passerelle.recruitment.Rule;
import org.passerelle.recruitment.Rules;

/**
 * How often an organisation was complained about, for everybody. Against those who would find a person behind a number: small
 * counts are left out, zero among them, and there is no total; only whole quarters that are over are counted, by the day of
 * closing, which no later step moves, so that no two answers differ by one complaint; and what is upheld in part is counted as
 * upheld, so that the count of a rule never exceeds one that is left out.
 */
@Path("/api/organisations/{organisation}/complaints/counts")
@Tag(name = "Complaints")
@RolesAllowed("**")
@RunOnVirtualThread
public class ComplaintCountsResource {

    private static final String COUNTED = """
            from complaint where closed_on >= :from and closed_on < :until and respondents @> array[cast(:organisation as uuid)]
            """;

    /** @param smallestCell smaller counts are left out */
    @Schema(name = "ComplaintCounts")
    public record Counts(
            UUID organisation, String quarter, int smallestCell, List<OutcomeCount> outcomes, List<RuleCount> rules) {}

    /**
     * @param complaints null where it is left out
     * @param suppressed whether it is left out because it is small, or tells a small one
     */
    public record OutcomeCount(Outcome outcome, Long complaints, boolean suppressed) {}

    /** @param complaints that were upheld on the ground of this rule, null where it is left out */
    public record RuleCount(String rule, Long complaints, boolean suppressed) {}

    private final EntityManager database;
    private final Clock clock;
    private final ComplaintConfig config;

    ComplaintCountsResource(EntityManager database, Clock clock, ComplaintConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "countComplaints",
            summary = "How often an organisation was complained about",
            description =
                    "Complaints about it or about its vacancies that were closed in a quarter that is over, by outcome, those"
                            + " upheld in part among those upheld; and those upheld by rule. Counts below `smallestCell`, also"
                            + " those of zero, are left out and said to be. A complaint that names several rules counts for each.")
    public Counts count(
            @PathParam("organisation") UUID organisation,
            @QueryParam("quarter")
                    @Parameter(
                            description =
                                    "A quarter that is over, the last one when left out; calendar quarters in UTC",
                            example = "2026-Q3")
                    String quarter) {
        Quarter asked = asked(quarter);
        QuarkusTransaction.requiringNew().run(() -> {
            if (Organisation.findById(organisation) == null) {
                throw ProblemType.NOT_FOUND.problem();
            }
        });
        // As the service itself: whoever asks may not see what is counted.
        return Caller.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> count(organisation, asked)));
    }

    private Quarter asked(String text) {
        LocalDate today = LocalDate.now(clock);
        if (text == null) {
            return Quarter.endedBefore(today);
        }
        Quarter asked = Quarter.parse(text).orElseThrow(() -> ProblemType.invalid("quarter", "field.unreadable"));
        if (asked.until().isAfter(today)) {
            throw ProblemType.invalid("quarter", "quarter.open", text);
        }
        return asked;
    }

    private Counts count(UUID organisation, Quarter quarter) {
        Map<String, Long> outcomes = counts(
                "select case outcome when 'PARTLY_UPHELD' then 'UPHELD' else outcome end as cell, count(*) as complaints "
                        + COUNTED + " group by 1",
                organisation,
                quarter);
        Map<String, Long> rules = counts(
                "select rule as cell, count(*) as complaints from (select unnest(upheld) as rule " + COUNTED
                        + ") as upheld group by 1",
                organisation,
                quarter);
        long upheld = outcomes.getOrDefault(Outcome.UPHELD.name(), 0L);
        return new Counts(
                organisation,
                quarter.toString(),
                config.smallestCell(),
                Stream.of(Outcome.UPHELD, Outcome.NOT_UPHELD, Outcome.WITHDRAWN)
                        .map(outcome -> {
                            Long shown = shown(outcomes.getOrDefault(outcome.name(), 0L));
                            return new OutcomeCount(outcome, shown, shown == null);
                        })
                        .toList(),
                Rules.ALL.stream()
                        .map(Rule::id)
                        .map(rule -> {
                            Long shown = shown(rules.getOrDefault(rule, 0L), upheld);
                            return new RuleCount(rule, shown, shown == null);
                        })
                        .toList());
    }

    private Long shown(long count) {
        return count < config.smallestCell() ? null : count;
    }

    /** Those upheld on other grounds are the rest: a small rest is not told either. */
    private Long shown(long count, long upheld) {
        long rest = upheld - count;
        return rest > 0 && rest < config.smallestCell() ? null : shown(count);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> counts(String query, UUID organisation, Quarter quarter) {
        List<Tuple> rows = database.createNativeQuery(query, Tuple.class)
                .setParameter("from", quarter.from())
                .setParameter("until", quarter.until())
                .setParameter("organisation", organisation)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("cell", String.class), row -> row.get("complaints", Long.class)));
    }
}
