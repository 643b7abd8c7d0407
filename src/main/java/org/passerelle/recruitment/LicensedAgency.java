package org.passerelle.recruitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.organisation.Licence;
import org.passerelle.organisation.Organisation;
import org.passerelle.recruitment.Advert.Agency;
import org.passerelle.recruitment.Advert.Permit;

/**
 * An agency that recruits for an employer holds a licence: valid on the day, neither suspended nor revoked, and for the
 * country of the work (C181 Art. 3.2 and 8; ILO General Principles for Fair Recruitment, principle 5).
 *
 * <ul>
 *   <li>PASS: at least one licence meets all of this; the evidence names it.
 *   <li>FAIL: none does, and the evidence says of each why, or there is none at all.
 *   <li>REVIEW: the intermediary is registered as something else than an agency, so nobody knows what it needs.
 *   <li>UNKNOWN: the vacancy names an intermediary that is not in the register, or not the country of the work.
 *   <li>NOT_APPLICABLE: no intermediary, or a public employment service (C088), which needs none.
 * </ul>
 */
final class LicensedAgency extends Rule {
    static final String ID = "licensed-agency";

    LicensedAgency() {
        super(ID, 1, Severity.BLOCKING, "C181 Art. 3", "C181 Art. 8", "ILO Fair Recruitment Principle 5");
    }

    @Override
    public Finding check(Advert advert) {
        Agency agency = advert.intermediary();
        if (agency == null) {
            return advert.vacancy().intermediary() == null
                    ? new Finding(Outcome.NOT_APPLICABLE, List.of())
                    : finding(
                            Outcome.UNKNOWN,
                            "not in the register: " + advert.vacancy().intermediary());
        }
        return switch (agency.kind()) {
            case PES, OFFICE -> new Finding(Outcome.NOT_APPLICABLE, List.of());
            case AGENCY -> check(agency.licences(), advert.vacancy().place().country(), advert.asOf());
            case EMPLOYER, INSPECTORATE, PARTNER, UNION, TRAINING_PROVIDER, OPERATOR ->
                finding(Outcome.REVIEW, agency.name() + " is registered as " + agency.kind() + ", not as an agency");
        };
    }

    /** Whether a licence lets this agency recruit for work there on that day. */
    static boolean permits(Agency agency, String destination, LocalDate asOf) {
        return agency.kind() != Organisation.Kind.AGENCY
                || check(agency.licences(), destination, asOf).outcome() == Outcome.PASS;
    }

    private static Finding check(List<Permit> licences, String destination, LocalDate asOf) {
        if (licences.isEmpty()) {
            return finding(Outcome.FAIL, "no licence is registered");
        }
        List<Evidence> refused = new ArrayList<>();
        for (Permit licence : licences) {
            List<String> objections = objections(licence, destination, asOf);
            if (objections.isEmpty() && destination == null) {
                return finding(Outcome.UNKNOWN, "not stated: the country of the work; " + describe(licence));
            }
            if (objections.isEmpty()) {
                return finding(Outcome.PASS, describe(licence));
            }
            refused.add(evidence(describe(licence) + ": " + String.join("; ", objections)));
        }
        return new Finding(Outcome.FAIL, List.copyOf(refused));
    }

    private static List<String> objections(Permit licence, String destination, LocalDate asOf) {
        List<String> objections = new ArrayList<>();
        if (licence.state() != Licence.State.VALID && !licence.stateSince().isAfter(asOf)) {
            String state = licence.state() == Licence.State.SUSPENDED ? "suspended" : "revoked";
            objections.add(state + " since " + licence.stateSince());
        }
        if (licence.validFrom().isAfter(asOf)) {
            objections.add("not valid before " + licence.validFrom());
        }
        if (licence.validUntil() != null && licence.validUntil().isBefore(asOf)) {
            objections.add("expired on " + licence.validUntil());
        }
        if (destination != null
                && !licence.destinations().isEmpty()
                && !licence.destinations().contains(destination)) {
            objections.add("not for " + destination + ", only for " + String.join(", ", licence.destinations()));
        }
        return objections;
    }

    private static String describe(Permit licence) {
        String until = licence.validUntil() == null ? "without an end" : "to " + licence.validUntil();
        return "licence " + licence.number() + " of " + licence.authority() + " (" + licence.country() + "), "
                + licence.validFrom() + " " + until;
    }

    private static Finding finding(Outcome outcome, String text) {
        return new Finding(outcome, List.of(evidence(text)));
    }

    private static Evidence evidence(String text) {
        return new Evidence("intermediary", null, null, text);
    }
}
