package org.passerelle.seeker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.access.Caller;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Classifications;
import org.passerelle.classification.CodeCheck;
import org.passerelle.organisation.Organisation;
import org.passerelle.platform.Drafts;
import org.passerelle.platform.ProblemType;

/** Stores seekers' files, one by one or line by line, within the caller's transaction. */
@ApplicationScoped
public class Seekers {

    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    public record Stored(Seeker seeker, Outcome outcome) {}

    private final Drafts drafts;
    private final Classifications classifications;

    Seekers(Drafts drafts, Classifications classifications) {
        this.drafts = drafts;
        this.classifications = classifications;
    }

    /** The files that the caller may see under these references, to be passed to {@link #put}. */
    public List<Seeker> stored(List<String> references) {
        return Seeker.listByReferences(references);
    }

    /** Whether this is the file that a draft means: of its service, under its reference. */
    public boolean isMeant(SeekerDraft draft, Seeker seeker) {
        return seeker.reference.equals(draft.reference()) && seeker.tenant.equals(tenantOf(draft));
    }

    /**
     * Stores a file under its reference: created where there is none, changed where it differs.
     *
     * @param stored the file stored under this reference, if any
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming the fields that are wrong; nothing is stored then
     */
    public Stored put(SeekerDraft draft, Optional<Seeker> stored) {
        Classification coded = check(draft);
        if (stored.isEmpty()) {
            return new Stored(persist(draft, coded), Outcome.CREATED);
        }
        Seeker seeker = stored.get();
        if (seeker.sameAs(draft, coded)) {
            return new Stored(seeker, Outcome.UNCHANGED);
        }
        seeker.apply(draft, coded, Caller.current());
        return new Stored(seeker, Outcome.UPDATED);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where the reference is taken, 422 as in {@link #put} */
    Seeker create(SeekerDraft draft) {
        Classification coded = check(draft);
        requireFree(draft.reference(), tenantOf(draft), null);
        return persist(draft, coded);
    }

    void change(Seeker seeker, SeekerDraft draft) {
        Classification coded = check(draft);
        if (!tenantOf(draft).equals(seeker.tenant)) {
            throw ProblemType.invalid("office", "organisation.unknown", String.valueOf(draft.office()));
        }
        requireFree(draft.reference(), seeker.tenant, seeker.id);
        seeker.apply(draft, coded, Caller.current());
    }

    private Seeker persist(SeekerDraft draft, Classification coded) {
        Seeker seeker = Seeker.of(draft, coded, tenantOf(draft), Caller.current());
        seeker.persist();
        return seeker;
    }

    private Classification check(SeekerDraft draft) {
        drafts.require(draft);
        Classification coded = classifications.current(draft.classification());
        CodeCheck codes = new CodeCheck(coded);
        for (int i = 0; draft.occupations() != null && i < draft.occupations().size(); i++) {
            codes.occupation(
                    "occupations[" + i + "].code", draft.occupations().get(i).code());
        }
        for (int i = 0; draft.skills() != null && i < draft.skills().size(); i++) {
            codes.skill("skills[" + i + "].code", draft.skills().get(i).code());
        }
        for (int i = 0; draft.training() != null && i < draft.training().size(); i++) {
            codes.skill("training[" + i + "].skill", draft.training().get(i).skill());
            codes.occupation(
                    "training[" + i + "].occupation", draft.training().get(i).occupation());
        }
        codes.require();
        return coded;
    }

    /** The service of the draft's office; only an administrator enters files of another service than the own. */
    private static UUID tenantOf(SeekerDraft draft) {
        Caller caller = Caller.current();
        if (draft.office() == null || draft.office().equals(caller.organisation())) {
            return caller.tenant();
        }
        return Organisation.<Organisation>findByIdOptional(draft.office())
                .map(office -> office.tenant)
                .filter(caller::mayActFor)
                .orElseThrow(() -> ProblemType.invalid(
                        "office", "organisation.unknown", draft.office().toString()));
    }

    private static void requireFree(String reference, UUID tenant, UUID self) {
        Seeker.findByReference(tenant, reference)
                .filter(other -> !other.id.equals(self))
                .ifPresent(other -> {
                    throw ProblemType.DUPLICATE_REFERENCE.problem(reference);
                });
    }
}
