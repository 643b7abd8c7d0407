package org.passerelle.placement;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.access.Caller;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classifications;
import org.passerelle.classification.CodeCheck;
import org.passerelle.organisation.RunningPlacement;
import org.passerelle.organisation.WorkersPlaced;
import org.passerelle.placement.Placement.State;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.Filter;
import org.passerelle.platform.Page;
import org.passerelle.platform.ProblemType;
import org.passerelle.platform.Violation;
import org.passerelle.recruitment.BlockedVacancy;
import org.passerelle.recruitment.Examinations;
import org.passerelle.recruitment.SignedContract;
import org.passerelle.seeker.Seeker;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;

/** Stores placements within the caller's transaction, and together with the comparison of their contract with the advert. */
@ApplicationScoped
class Placements implements WorkersPlaced {

    private final EntityManager database;
    private final Drafts drafts;
    private final Classifications classifications;
    private final Examinations examinations;
    private final ObjectMapper json;
    private final Clock clock;

    Placements(
            EntityManager database,
            Drafts drafts,
            Classifications classifications,
            Examinations examinations,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.classifications = classifications;
        this.examinations = examinations;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming the fields that are wrong, 409 where the vacancy is
     *     blocked or the seeker is placed in it already; nothing is stored then
     */
    Placement create(PlacementDraft draft) {
        require(draft);
        Seeker seeker = seeker(draft.seeker());
        Vacancy vacancy = cleared(draft.vacancy());
        requireCode(draft, vacancy.classification, vacancy.occupation);
        Placement.findOpen(seeker.id, vacancy.id).ifPresent(other -> {
            throw ProblemType.ALREADY_PLACED.problem(other.id.toString());
        });
        Placement placement = Placement.of(draft, seeker.tenant, vacancy, Caller.current());
        placement.persist();
        // Row security lets another service's counsellor lock the vacancy only with somebody placed in it.
        database.flush();
        database.refresh(vacancy, LockModeType.PESSIMISTIC_WRITE);
        requireCleared(vacancy);
        placement.take(vacancy);
        compare(placement, vacancy, seeker);
        return placement;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming the fields that are wrong, 409 where work is to begin in
     *     a vacancy that is blocked; nothing is changed then
     */
    void change(Placement placement, PlacementDraft draft) {
        require(draft);
        requireSame("seeker", placement.seeker, draft.seeker());
        requireSame("vacancy", placement.vacancy, draft.vacancy());
        if (draft.stateOrPrepared().compareTo(placement.state) < 0) {
            throw ProblemType.invalid("state", "placement.backwards", placement.state, draft.stateOrPrepared());
        }
        requireCode(draft, placement.advertised.classification(), placement.advertised.occupation());
        boolean begins = placement.state == State.PREPARED && draft.stateOrPrepared() == State.RUNNING;
        Vacancy vacancy = begins ? cleared(placement.vacancy) : Vacancy.findById(placement.vacancy);
        placement.apply(draft, Caller.current());
        database.flush();
        database.refresh(vacancy, LockModeType.PESSIMISTIC_WRITE);
        if (begins) {
            requireCleared(vacancy);
        }
        compare(placement, vacancy, placement.seeker == null ? null : Seeker.findById(placement.seeker));
    }

    @Override
    public Page<RunningPlacement> running(UUID agency) {
        Filter filter = new Filter(null).and("agency = :value", agency).and("state = :value", State.RUNNING);
        List<Placement> rows = Placement.<Placement>find(filter.query(), filter.values())
                .range(0, Page.DEFAULT_LIMIT)
                .list();
        return Page.of(
                rows,
                Page.DEFAULT_LIMIT,
                placement -> placement.id,
                placement -> new RunningPlacement(
                        placement.id, placement.seeker, placement.vacancy, placement.place(), placement.startedOn));
    }

    private void compare(Placement placement, Vacancy vacancy, Seeker seeker) {
        LocalDate begins = Optional.ofNullable(placement.startedOn)
                .orElse(
                        placement.terms.contract() == null
                                ? null
                                : placement.terms.contract().startsOn());
        placement.comparison = examinations.compare(
                vacancy,
                placement.advertised,
                placement.vacancyVersion,
                new SignedContract(
                        placement.id,
                        placement.terms,
                        placement.signedOn,
                        placement.departsOn == null ? begins : placement.departsOn,
                        placement.startedOn != null,
                        read(seeker)));
    }

    /** At level B1 or above, at which a text about work is read; null where no language is recorded. */
    private static Set<String> read(Seeker seeker) {
        return seeker == null || seeker.languages.isEmpty()
                ? null
                : seeker.languages.stream()
                        .filter(language -> language.level().compareTo(CefrLevel.B1) >= 0)
                        .map(language -> language.code())
                        .collect(Collectors.toSet());
    }

    private void require(PlacementDraft draft) {
        drafts.require(draft);
        List<Violation> violations = draft.violations(LocalDate.now(clock));
        if (!violations.isEmpty()) {
            throw ProblemType.invalid(violations);
        }
    }

    /** Row security: another service's seeker does not exist. */
    private static Seeker seeker(UUID id) {
        if (id == null) {
            throw ProblemType.invalid("seeker", "value.required");
        }
        return Seeker.<Seeker>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.invalid("seeker", "seeker.unknown", id.toString()));
    }

    /** A vacancy that somebody may be placed into, as it was examined today. */
    private Vacancy cleared(UUID id) {
        examinations.refresh(id);
        Vacancy vacancy = Vacancy.<Vacancy>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.invalid("vacancy", "vacancy.unknown", id.toString()));
        requireCleared(vacancy);
        return vacancy;
    }

    private void requireCleared(Vacancy vacancy) {
        if (vacancy.clearance == Clearance.BLOCKED) {
            throw BlockedVacancy.problem(vacancy.id, json);
        }
    }

    /** What was advertised was a code then, whatever the classification says today. */
    private void requireCode(PlacementDraft draft, String classification, String advertised) {
        String occupation = draft.terms().occupation();
        if (occupation != null && !occupation.equals(advertised)) {
            CodeCheck codes = new CodeCheck(classifications.current(classification));
            codes.occupation("terms.occupation", occupation);
            codes.require();
        }
    }

    private static void requireSame(String field, UUID stored, UUID sent) {
        if (!Objects.equals(stored, sent)) {
            throw ProblemType.invalid(field, "placement.fixed", String.valueOf(stored));
        }
    }
}
