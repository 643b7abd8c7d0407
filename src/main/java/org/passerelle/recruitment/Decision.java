package org.passerelle.recruitment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.passerelle.access.Caller;
import org.passerelle.platform.TimeOrderedId;
import org.passerelle.vacancy.Vacancy;

/** What a person decided on one finding. Never changed, never deleted: a later one on the same finding takes its place. */
@Entity
@Immutable
public class Decision extends PanacheEntityBase {

    @Schema(name = "DecisionKind")
    public enum Kind {
        /** The finding is right: the vacancy is blocked, also where the rule alone would only have it looked at. */
        UPHOLD,
        /** The finding is wrong. */
        DISMISS,
        /** The finding is right, and the law allows it. */
        EXCEPTION,
        /** The sender is to correct the vacancy; until then the finding has the effect it has by itself. */
        REQUEST_CORRECTION
    }

    @Id
    public UUID id;

    public UUID tenant;
    public UUID vacancy;
    /** The check that made the finding. */
    public UUID finding;

    public String rule;
    /** Whose contract the finding is about, null where it is about the vacancy. */
    public UUID placement;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String reason;
    public String instrument;
    public String article;
    public String correction;
    public Instant decidedAt;
    /** A key. */
    public UUID decidedBy;

    static Decision of(DecisionDraft draft, Vacancy vacancy, DecidedCheck finding, Caller caller, Instant now) {
        Decision decision = new Decision();
        decision.id = TimeOrderedId.next();
        decision.tenant = vacancy.tenant;
        decision.vacancy = vacancy.id;
        decision.finding = finding.id();
        decision.rule = finding.check().rule();
        decision.placement = finding.examination().placement;
        decision.kind = draft.kind();
        decision.reason = draft.reason();
        if (draft.legalBasis() != null) {
            decision.instrument = draft.legalBasis().instrument();
            decision.article = draft.legalBasis().article();
        }
        decision.correction = draft.correction();
        decision.decidedAt = now;
        decision.decidedBy = caller.key();
        return decision;
    }

    /**
     * What decisions of a vacancy are about.
     *
     * @param placement null where it is the vacancy itself
     */
    record Subject(String rule, UUID placement) {}

    Subject subject() {
        return new Subject(rule, placement);
    }

    /** The last decision on each rule's findings in a vacancy, whether it still stands or not. */
    static Map<Subject, Decision> lastBySubject(UUID vacancy) {
        List<Decision> all = list("vacancy = ?1 order by id", vacancy);
        return all.stream()
                .collect(Collectors.toMap(Decision::subject, Function.identity(), (earlier, later) -> later));
    }
}
