package org.passerelle.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.vacancy.Contract;

/**
 * {@code typeContrat}, {@code natureContrat}, {@code alternance}, {@code dureeTravailLibelle} and their neighbours in an offer,
 * by the service's reference lists {@code typesContrats} and {@code naturesContrats}.
 */
final class FranceTravailContract {

    /** CDI intérimaire is permanent with its agency; DDI, DDT and TTI are contracts of integration schemes. */
    private static final Map<String, ContractKind> KINDS = Map.of(
            "CDI", ContractKind.PERMANENT,
            "DIN", ContractKind.PERMANENT,
            "CDD", ContractKind.FIXED_TERM,
            "DDI", ContractKind.FIXED_TERM,
            "DDT", ContractKind.FIXED_TERM,
            "SAI", ContractKind.SEASONAL,
            "MIS", ContractKind.TEMPORARY,
            "TTI", ContractKind.TEMPORARY);

    /** Commercial agents, franchises, liberal professions, takeovers. */
    private static final Set<String> SELF_EMPLOYED = Set.of("CCE", "FRA", "LIB", "REP");

    /** Code and label: offers give the one or the other. NS is self-employment. */
    private static final Set<String> NOT_EMPLOYED = Set.of("ns", "emploi non salarie");

    private static final Set<String> APPRENTICESHIP = Set.of("e2", "contrat apprentissage", "contrat d apprentissage");

    /** Contracts under which one is trained for the work: professionalisation, PACTE, training before recruitment. */
    private static final Set<String> TRAINING = Set.of(
            "fs",
            "cont professionnalisation",
            "contrat de professionnalisation",
            "fj",
            "contrat pacte",
            "fa",
            "act formation pre recrut",
            "fv",
            "prepa operationnel emploi");

    /** Ordinary contracts and those whose help to the employer does not change how one enters the work. */
    private static final Set<String> ORDINARY = Set.of(
            "e1",
            "contrat travail",
            "ft",
            "cui cae",
            "fu",
            "cui cie",
            "i1",
            "insertion par l activ eco",
            "fw",
            "emploi avenir non marchand",
            "fx",
            "emploi avenir marchand",
            "fy",
            "emploi avenir professeur",
            "ps",
            "portage salarial",
            "cc",
            "cdi de chantier ou d operation",
            "cu",
            "contrat d usage",
            "ee",
            "contrat d engagement educatif",
            "er",
            "engagement a servir dans la reserve",
            "ci",
            "contrat intermittent");

    /** Those of {@link #KINDS} that say exactly what our kind says. */
    private static final Set<String> EXACT = Set.of("CDI", "CDD", "SAI", "MIS");

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}) ?(mois|an|semaine|jour)(?:s|\\(s\\))?");

    /** The longest that a vacancy's contract takes. */
    private static final int MAX_MONTHS = 600;

    private FranceTravailContract() {}

    /** How one enters the work; never guessed where the offer says work-study without saying which. */
    static EntryType entryType(Fields offer) throws UnreadableOffer {
        String nature = offer.text("natureContrat");
        String folded = nature == null ? "" : FrenchNames.fold(nature);
        boolean workStudy = offer.flag("alternance");
        if (NOT_EMPLOYED.contains(folded)) {
            throw offer.refusal("natureContrat", Reason.NOT_EMPLOYMENT, nature);
        }
        if (APPRENTICESHIP.contains(folded)) {
            return EntryType.APPRENTICE;
        }
        if (TRAINING.contains(folded)) {
            return EntryType.TRAINEE;
        }
        if (workStudy) {
            throw offer.refusal("natureContrat", Reason.ENTRY_TYPE_UNCLEAR, nature == null ? "" : nature);
        }
        if (nature != null && !ORDINARY.contains(folded)) {
            offer.notice("natureContrat", Reason.READ_AS, nature, EntryType.SKILLED.name());
        }
        return EntryType.SKILLED;
    }

    static Contract read(Fields offer, EntryType entryType) throws UnreadableOffer {
        ContractKind kind = kind(offer, entryType);
        Integer months = months(offer);
        FranceTravailHours hours = FranceTravailHours.read(offer);
        return new Contract(
                kind,
                null,
                months,
                hours.workingTime(),
                hours.perWeek(),
                hours.shifts(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ContractKind kind(Fields offer, EntryType entryType) throws UnreadableOffer {
        String type = offer.requiredText("typeContrat");
        if (SELF_EMPLOYED.contains(type)) {
            throw offer.refusal("typeContrat", Reason.NOT_EMPLOYMENT, type);
        }
        ContractKind stated = KINDS.get(type);
        if (stated == null) {
            throw offer.refusal("typeContrat", Reason.UNKNOWN, type);
        }
        ContractKind kind = entryType == EntryType.APPRENTICE ? ContractKind.APPRENTICESHIP : stated;
        // An apprenticeship has a fixed term unless the offer says otherwise (Code du travail L6222-7).
        boolean usual = kind == stated ? EXACT.contains(type) : stated == ContractKind.FIXED_TERM;
        if (!usual) {
            offer.notice("typeContrat", Reason.READ_AS, type, kind.name());
        }
        return kind;
    }

    /** What follows the dash in {@code Contrat à durée déterminée - 12 Mois}; days and weeks are rounded up. */
    private static Integer months(Fields offer) throws UnreadableOffer {
        String label = offer.text("typeContratLibelle");
        int dash = label == null ? -1 : label.lastIndexOf(" - ");
        if (dash < 0) {
            return null;
        }
        String length = label.substring(dash + 3).strip();
        Matcher stated = LENGTH.matcher(length.toLowerCase(Locale.ROOT));
        int months = stated.matches() ? months(Integer.parseInt(stated.group(1)), stated.group(2)) : 0;
        if (months < 1 || months > MAX_MONTHS) {
            offer.notice("typeContratLibelle", Reason.LEFT_OUT, length);
            return null;
        }
        if (stated.group(2).equals("jour") || stated.group(2).equals("semaine")) {
            offer.notice("typeContratLibelle", Reason.READ_AS, length, "P" + months + "M");
        }
        return months;
    }

    private static int months(int count, String unit) {
        return switch (unit) {
            case "an" -> 12 * count;
            case "semaine" -> Math.ceilDiv(7 * count, 30);
            case "jour" -> Math.ceilDiv(count, 30);
            default -> count;
        };
    }
}
