package org.passerelle.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.passerelle.vacancy.Charge;
import org.passerelle.vacancy.Charge.Category;
import org.passerelle.vacancy.Charge.Stage;
import org.passerelle.vacancy.Conditions;
import org.passerelle.vacancy.OfferedPay;
import org.passerelle.vacancy.Payer;
import org.passerelle.vacancy.Requirements;

/** The twelve vacancies of the sample that break the rules of fair recruitment, each in its own way. */
public enum SampleBreach {
    WORKER_PAYS_FEE(
            "The worker pays the agency a recruitment fee of QAR 1,500 before departure.",
            Corridor.of("QA", Sector.HOTEL, "en"),
            charge(Category.RECRUITMENT_FEE, 1500, "QAR", Stage.BEFORE_DEPARTURE, false)),

    VISA_TAKEN_FROM_WAGES(
            "The cost of the visa is advanced and then recovered from the worker's wages.",
            Corridor.of("AE", Sector.BUILDING, "en"),
            charge(Category.ADMINISTRATION, 1200, "AED", Stage.DURING_EMPLOYMENT, true)),

    DEPOSIT(
            "The worker leaves a deposit that is lost when the contract ends early.",
            Corridor.of("ES", Sector.FARM, "fr"),
            charge(Category.DEPOSIT, 400, "EUR", Stage.BEFORE_DEPARTURE, false)),

    LICENCE_EXPIRED(
            "The agency's licence expired the day before the sample was loaded.",
            Corridor.of("FR", Sector.HOTEL, "fr"),
            through("agency-expired")),

    LICENCE_SUSPENDED(
            "The agency's licence is suspended while the inspectorate examines complaints.",
            Corridor.of("SA", Sector.TRANSPORT, "en"),
            through("agency-suspended")),

    DESTINATION_NOT_LICENSED(
            "The agency is licensed to recruit for Spain, France and Italy, and recruits for Qatar.",
            Corridor.of("QA", Sector.BUILDING, "en"),
            through("agency-iberia")),

    EMPLOYER_KEEPS_PASSPORTS(
            "The terms say that the employer keeps the workers' papers.",
            Corridor.of("SA", Sector.BUILDING, "en"),
            (offer, idOf) -> offer.keepDocumentsWith(Conditions.Keeper.EMPLOYER)),

    PASSPORTS_KEPT_IN_WORDING(
            "The terms say that workers keep their papers, the advert (in French) that the employer keeps passports.",
            Corridor.of("IT", Sector.FARM, "fr"),
            (offer, idOf) ->
                    offer.add("À l'arrivée, les passeports sont conservés par l'employeur jusqu'à la fin du contrat.")),

    SEX_WISH(
            "The employer wishes women only, without any law that would allow it.",
            Corridor.of("IT", Sector.CARE, "fr"),
            (offer, idOf) -> offer.add(new Requirements.PersonalWish(Requirements.Ground.SEX, "F", null))),

    AGE_WISH_IN_WORDING(
            "The advert (in English) wishes candidates between 20 and 30 years old.",
            Corridor.of("AE", Sector.HOTEL, "en"),
            (offer, idOf) -> offer.add("Candidates must be between 20 and 30 years old.")),

    PAY_WITHOUT_CURRENCY(
            "The pay is a bare number, without currency or period.",
            Corridor.of("FR", Sector.BUILDING, "fr"),
            (offer, idOf) -> offer.pay =
                    new OfferedPay(offer.pay.minimum(), offer.pay.maximum(), null, null, offer.pay.deductions())),

    TERMS_MISSING(
            "Start, length, hours, rest, leave, notice, lodging, travel and disputes are not stated.",
            Corridor.of("DE", Sector.CARE, "en"),
            (offer, idOf) -> offer.dropTerms());

    private final String sentence;
    private final Corridor corridor;
    private final BiConsumer<Offer, Function<String, UUID>> commit;

    SampleBreach(String sentence, Corridor corridor, BiConsumer<Offer, Function<String, UUID>> commit) {
        this.sentence = sentence;
        this.corridor = corridor;
        this.commit = commit;
    }

    /** What is wrong with the vacancy. */
    public String sentence() {
        return sentence;
    }

    /** The vacancy's reference: {@code SAMPLE-BREACH-01} and so on. */
    public String reference() {
        return (ordinal() < 9 ? "SAMPLE-BREACH-0" : "SAMPLE-BREACH-") + (ordinal() + 1);
    }

    Corridor corridor() {
        return corridor;
    }

    void commit(Offer offer, Function<String, UUID> idOf) {
        offer.reference = reference();
        commit.accept(offer, idOf);
    }

    private static BiConsumer<Offer, Function<String, UUID>> charge(
            Category category, int amount, String currency, Stage stage, boolean recoveredFromWages) {
        return (offer, idOf) -> offer.charges = List.of(new Charge(
                category, Payer.WORKER, BigDecimal.valueOf(amount), currency, stage, recoveredFromWages, true, null));
    }

    private static BiConsumer<Offer, Function<String, UUID>> through(String agency) {
        return (offer, idOf) -> offer.intermediary = idOf.apply(agency);
    }
}
