package org.passerelle.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.passerelle.classification.Classification;
import org.passerelle.classification.EntryType;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.platform.Place;
import org.passerelle.vacancy.Contract;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/**
 * Reads an offer as the API "Offres d'emploi v2" of France Travail, the French public employment service, gives it: one element
 * of {@code resultats} in the answer of {@code /offres/search}, or the answer of {@code /offres/{id}}.
 *
 * <p>An offer says nothing of charges, conditions or an end of validity; the draft does not either. The draft has yet to be
 * validated: texts too long for a vacancy and the like are left for that.
 */
public final class FranceTravailOffer {

    public static final String SOURCE = "france-travail";

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** The last that ISO 8601 writes in four digits, and that every system here can store. */
    private static final int LAST_YEAR = 9999;

    /** An honest offer has a dozen; more would let one offer fill a whole receipt. */
    private static final int MAX_NOTICES = 100;

    /**
     * Not read and not worth a notice. Labels and finer or coarser codes of what is read by its code; contacts, which are
     * personal data; the French service's own administration of the offer; the employer's presentation.
     */
    private static final Set<String> PASSED_OVER = Set.of(
            "romeLibelle",
            "appellationlibelle",
            "secteurActiviteLibelle",
            "codeNAF",
            "qualificationLibelle",
            "deplacementCode",
            "formations[].codeFormation",
            "contact",
            "agence",
            "origineOffre",
            "offresManqueCandidats",
            "trancheEffectifEtab",
            "entreprise.logo",
            "entreprise.url",
            "entreprise.description");

    /** @param notices what was left out or read with an assumption; nothing of the offer is lost without one */
    public record Reading(VacancyDraft draft, List<Notice> notices) {}

    private FranceTravailOffer() {}

    /**
     * @param classification what {@code romeCode} and the codes of {@code competences} are codes of
     * @throws UnreadableOffer when no vacancy can be made of it
     */
    public static Reading read(JsonNode record, Classification classification) throws UnreadableOffer {
        List<Notice> notices = new ArrayList<>();
        Fields offer = Fields.of(record, notices);
        String reference = offer.requiredText("id");
        String title = offer.requiredText("intitule");
        String occupation = occupation(offer, classification);
        OffsetDateTime created = time(offer, "dateCreation");
        OffsetDateTime updated = time(offer, "dateActualisation");
        EntryType entryType = FranceTravailContract.entryType(offer);
        Contract contract = FranceTravailContract.read(offer, entryType);
        OfferedPay pay = FranceTravailPay.read(offer.object("salaire"));
        Requirements requirements = FranceTravailRequirements.read(offer, classification);
        Place place = FranceTravailPlace.read(offer.object("lieuTravail"));
        VacancyDraft draft = new VacancyDraft(
                SOURCE,
                reference,
                updated == null ? null : updated.toEpochSecond(),
                title,
                offer.text("description"),
                "fr",
                occupation,
                classification.id(),
                entryType,
                offer.integer("nombrePostes"),
                employer(offer, place),
                null,
                place,
                contract,
                pay,
                requirements,
                null,
                null,
                null,
                null,
                created == null ? null : LocalDate.ofInstant(created.toInstant(), PARIS),
                null);
        offer.noticeTheRest(PASSED_OVER);
        return new Reading(draft, bounded(notices));
    }

    private static List<Notice> bounded(List<Notice> notices) {
        int more = notices.size() - MAX_NOTICES;
        if (more <= 0) {
            return List.copyOf(notices);
        }
        List<Notice> first = new ArrayList<>(notices.subList(0, MAX_NOTICES));
        first.add(Notice.of("", Reason.MORE, String.valueOf(more)));
        return List.copyOf(first);
    }

    private static String occupation(Fields offer, Classification classification) throws UnreadableOffer {
        String code = offer.requiredText("romeCode");
        if (!classification.isOccupation(code)) {
            throw offer.refusal("romeCode", Reason.UNKNOWN, code);
        }
        return code;
    }

    /** The SIRET is written with or without spaces; an employer with one is in the French register. */
    private static Employer employer(Fields offer, Place place) throws UnreadableOffer {
        Fields company = offer.object("entreprise");
        String name = company.text("nom");
        String siret = company.text("siret");
        String sector = offer.text("secteurActivite");
        if (name == null && siret == null && sector == null) {
            return null;
        }
        return new Employer(
                name,
                siret != null || place.country().equals("FR") ? "FR" : null,
                siret == null ? null : siret.replaceAll("\\s", ""),
                sector);
    }

    private static OffsetDateTime time(Fields offer, String name) throws UnreadableOffer {
        String text = offer.text(name);
        try {
            OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
            if (time != null && (time.getYear() > LAST_YEAR || time.toEpochSecond() < 0)) {
                throw offer.refusal(name, Reason.UNKNOWN, text);
            }
            return time;
        } catch (DateTimeException e) {
            throw offer.refusal(name, Reason.UNKNOWN, text);
        }
    }
}
