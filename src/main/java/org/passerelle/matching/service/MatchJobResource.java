package org.passerelle.matching.service;

import static org.passerelle.access.Role.Name.ADMINISTRATOR;
import static org.passerelle.access.Role.Name.COUNSELLOR;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Idempotent;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Reader;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;

@Path("/api/match-jobs")
@Tag(name = "Matching")
@RolesAllowed({ADMINISTRATOR, COUNSELLOR})
@RunOnVirtualThread
public class MatchJobResource {

    /** As many ids as fit into a body. */
    private static final int NAMED_VACANCIES = 20_000;

    /**
     * @param vacancies those to rank; when null, all open ones of the caller's service that are not blocked
     * @param limit how many of each ranking to keep, 20 when null
     * @param weights criterion to its weight, for this job only; those not named keep theirs
     * @param purpose why it is asked, for the record
     */
    public record MatchJobRequest(
            @Size(max = NAMED_VACANCIES) List<@NotNull UUID> vacancies,
            @Min(1) @Max(RankingRequest.MAXIMUM_LIMIT) Integer limit,
            @Size(max = 50) Map<String, BigDecimal> weights,
            @Size(max = 300) String purpose) {

        /** What an empty body asks for. */
        static final MatchJobRequest DEFAULT = new MatchJobRequest(null, null, null, null);

        public MatchJobRequest {
            limit = Objects.requireNonNullElse(limit, RankingRequest.DEFAULT_LIMIT);
            weights = Objects.requireNonNullElse(weights, Map.of());
        }
    }

    /** @param done how many of {@code total} were looked at, those refused and failed among them */
    public record MatchJobView(
            UUID id,
            MatchJob.State state,
            UUID requestedBy,
            String purpose,
            int limit,
            int total,
            int done,
            int refused,
            int failed,
            Instant created,
            Instant started,
            Instant finished) {

        static MatchJobView of(MatchJob job) {
            return new MatchJobView(
                    job.id,
                    job.state,
                    job.requestedBy,
                    job.purpose,
                    job.hits,
                    job.total,
                    job.done,
                    job.refused,
                    job.failed,
                    job.createdAt,
                    job.startedAt,
                    job.finishedAt);
        }
    }

    /**
     * @param run the record of the ranking, with the reasons
     * @param candidates the best of them: rank, seeker, score
     * @param problem why there is no ranking
     */
    public record MatchJobResult(
            UUID vacancy,
            MatchJobEntry.State state,
            UUID run,
            Integer considered,
            Integer eligible,
            List<HitView> candidates,
            JsonNode problem) {

        static MatchJobResult of(MatchJobEntry entry) {
            return new MatchJobResult(
                    entry.vacancy,
                    entry.state,
                    entry.run,
                    entry.considered,
                    entry.eligible,
                    entry.candidates,
                    entry.problem);
        }
    }

    /** @param score 0.00 to 100.00 */
    public record HitView(int rank, UUID seeker, BigDecimal score) {}

    private final EntityManager database;
    private final Drafts drafts;
    private final MatchingConfig config;
    private final Clock clock;

    MatchJobResource(EntityManager database, Drafts drafts, MatchingConfig config, Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @Idempotent
    @APIResponse(
            responseCode = "202",
            description = "Queued",
            headers = @Header(name = HttpHeaders.LOCATION, ref = "#/components/headers/Location"))
    @APIResponse(responseCode = "429", description = "The service has too many unfinished jobs")
    @APIResponse(responseCode = "503", description = "All services together have too many unfinished jobs")
    @Operation(
            operationId = "createMatchJob",
            summary = "Rank many vacancies as one job",
            description =
                    "Those named, or all open vacancies of the caller's service; an administrator's job ranks all services'"
                            + " vacancies for all services' seekers. It goes on behind the rankings that somebody waits for, and"
                            + " after a restart from where it was. Each ranking is recorded.")
    public RestResponse<MatchJobView> create(MatchJobRequest request) {
        MatchJobRequest asked = request == null ? MatchJobRequest.DEFAULT : request;
        drafts.require(asked);
        new WhatIf(asked.weights(), Set.of()).changedWeights();
        requireRoom();
        MatchJob job = queue(asked);
        return RestResponse.ResponseBuilder.<MatchJobView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/match-jobs/" + job.id))
                .entity(MatchJobView.of(job))
                .build();
    }

    /** Whoever comes at the same time waits until this transaction ends, and counts it in. */
    private void requireRoom() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('match-jobs', 0))")
                .getSingleResult();
        if (MatchJob.count(
                        "finishedAt is null and tenant = ?1", Caller.current().tenant())
                >= config.jobs().perService()) {
            throw ProblemType.TOO_MANY_JOBS.problem(config.jobs().perService());
        }
        // The caller sees the own service's only.
        long ofAll = Caller.asSystem(
                () -> QuarkusTransaction.requiringNew().call(() -> MatchJob.count("finishedAt is null")));
        if (ofAll >= config.jobs().queue()) {
            throw ProblemType.BUSY.problem();
        }
    }

    private MatchJob queue(MatchJobRequest asked) {
        Caller caller = Caller.current();
        boolean everyService = caller.is(Role.ADMINISTRATOR);
        UUID id = TimeOrderedId.next();
        Instant now = clock.instant();
        MatchJob job = new MatchJob();
        job.id = id;
        job.tenant = caller.tenant();
        job.requestedBy = caller.key();
        job.everyService = everyService;
        job.purpose = asked.purpose();
        job.language = Reader.locale().getLanguage();
        job.hits = asked.limit();
        job.weights = asked.weights();
        job.createdAt = now;
        List<UUID> vacancies = asked.vacancies() == null
                ? open(caller)
                : asked.vacancies().stream().distinct().toList();
        if (vacancies.size() > config.jobs().vacancies()) {
            throw ProblemType.invalid(
                    "vacancies", "vacancies.too-many", config.jobs().vacancies());
        }
        job.total = vacancies.size();
        job.state = vacancies.isEmpty() ? MatchJob.State.DONE : MatchJob.State.QUEUED;
        job.finishedAt = vacancies.isEmpty() ? now : null;
        job.persist();
        database.flush();
        database.createNativeQuery("""
                insert into match_job_entry (id, job, vacancy)
                select uuidv7(), :job, v.id from unnest(:vacancies) with ordinality v (id, place) order by v.place""")
                .setParameter("job", id)
                .setParameter("vacancies", vacancies.toArray(UUID[]::new))
                .executeUpdate();
        return job;
    }

    /** Those of the caller's service, or of all for an administrator; at most one more than fit into a job. */
    private List<UUID> open(Caller caller) {
        return Vacancy.find(
                        """
                        select id from Vacancy where (?1 = true or tenant = ?2) and state = ?3 and clearance <> ?4
                        and (expiresOn is null or expiresOn >= ?5) order by id""",
                        caller.is(Role.ADMINISTRATOR),
                        caller.tenant(),
                        Vacancy.State.PUBLISHED,
                        Clearance.BLOCKED,
                        LocalDate.now(clock))
                .project(UUID.class)
                .range(0, config.jobs().vacancies())
                .list();
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listMatchJobs",
            summary = "Jobs of the caller's service",
            description = "Oldest first; a finished job is kept for a month.")
    public Page<MatchJobView> list(
            @QueryParam("state") MatchJob.State state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor).and("state = :value", state);
        List<MatchJob> rows = MatchJob.<MatchJob>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, job -> job.id, MatchJobView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getMatchJob", summary = "How far a job has come", description = "As its results show it.")
    public MatchJobView get(@PathParam("id") UUID id) {
        return MatchJobView.of(require(id));
    }

    @GET
    @Path("/{id}/results")
    @Transactional
    @Operation(
            operationId = "listMatchJobResults",
            summary = "Results of a job, vacancy by vacancy",
            description =
                    "In the order of the request, also while the job is under way: what is not looked at yet is PENDING.")
    public Page<MatchJobResult> results(
            @PathParam("id") UUID id,
            @QueryParam("state") MatchJobEntry.State state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        Filter filter = new Filter(cursor).and("job = :value", require(id).id).and("state = :value", state);
        List<MatchJobEntry> rows = MatchJobEntry.<MatchJobEntry>find(filter.query(), filter.values())
                .range(0, size)
                .list();
        return Page.of(rows, size, entry -> entry.id, MatchJobResult::of);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "cancelMatchJob",
            summary = "Cancel a job",
            description = "What it has ranked stays readable. Of a job that is over nothing changes.")
    public void cancel(@PathParam("id") UUID id) {
        require(id);
        database.createNativeQuery("""
                update match_job set state = 'CANCELLED', finished_at = :now where id = :id and finished_at is null""")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    private static MatchJob require(UUID id) {
        return MatchJob.<MatchJob>findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::problem);
    }
}
