package org.passerelle.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;
import org.passerelle.organisation.Organisation;
import org.passerelle.vacancy.Employer;
import org.passerelle.vacancy.Requirements;
import org.passerelle.vacancy.VacancyDraft;

/** Invented vacancies: some 60 in 100 in Senegal, Mali and Morocco, the others abroad. */
public final class SampleVacancies {

    /** One breach in so many vacancies until each has had its turn: all twelve are within the first 300. */
    private static final int BREACH_EVERY = 25;

    private static final Weighted<Corridor> CORRIDORS = Weighted.of(Corridor.ALL, Corridor::weight);

    /** Employers abroad recruit in trades whose people go abroad in at least this share. */
    private static final double SOUGHT_ABROAD = 0.4;

    /** Whose vacancies abroad come in: the services' own, and those that partners push. */
    private static final List<String> SOURCES_ABROAD =
            List.of("pes-sn", "pes-ml", "pes-ma", "partner-sahel", "partner-med");

    private final long seed;
    private final LocalDate today;
    private final Classification classification;
    private final Function<String, UUID> idOf;
    private final Occupations occupations;
    private final Map<String, Weighted<Trade>> tradesAtHome;
    private final Map<Sector, Weighted<Trade>> tradesAbroad = new EnumMap<>(Sector.class);

    private SampleVacancies(long seed, LocalDate today, Classification classification, Function<String, UUID> idOf) {
        this.seed = seed;
        this.today = today;
        this.classification = classification;
        this.idOf = idOf;
        this.occupations = new Occupations(classification);
        List<Trade> trades =
                Trade.in(classification).stream().filter(Trade::hires).toList();
        this.tradesAtHome = Country.HOME.stream()
                .collect(Collectors.toMap(Function.identity(), country -> Weighted.of(trades, t -> t.weight(country))));
        trades.stream()
                .filter(t -> t.abroad() >= SOUGHT_ABROAD)
                .collect(Collectors.groupingBy(Trade::sector))
                .forEach((sector, some) -> tradesAbroad.put(sector, Weighted.of(some, Trade::weight)));
    }

    /**
     * The first {@code count} vacancies of this seed. Each depends on seed, index and day only, so the stream may be made
     * parallel, and a longer one begins with the shorter. The source of each is the key of the organisation it belongs to.
     *
     * @param idOf turns the key of an agency ({@link SampleOrganisations}) into its id
     * @throws IllegalArgumentException when the classification has none of the sample's occupations
     */
    public static Stream<VacancyDraft> of(
            long seed, int count, LocalDate today, Classification classification, Function<String, UUID> idOf) {
        SampleVacancies vacancies = new SampleVacancies(seed, today, classification, idOf);
        return IntStream.range(0, count).mapToObj(vacancies::vacancy);
    }

    private VacancyDraft vacancy(int index) {
        Dice dice = Dice.of(seed, index);
        SampleBreach breach = breachAt(index);
        if (breach == null) {
            Offer offer = offer(dice, drawCorridor(dice));
            offer.reference = "SAMPLE-" + (index + 1);
            return offer.draft();
        }
        Offer offer = offer(dice, breach.corridor());
        breach.commit(offer, idOf);
        return offer.draft();
    }

    private static SampleBreach breachAt(int index) {
        SampleBreach[] breaches = SampleBreach.values();
        boolean turn = index % BREACH_EVERY == BREACH_EVERY / 2 && index / BREACH_EVERY < breaches.length;
        return turn ? breaches[index / BREACH_EVERY] : null;
    }

    /** A corridor whose sector the classification has no occupation of is drawn again. */
    private Corridor drawCorridor(Dice dice) {
        Corridor corridor = dice.pick(CORRIDORS);
        while (corridor.abroad() && !tradesAbroad.containsKey(corridor.sector())) {
            corridor = dice.pick(CORRIDORS);
        }
        return corridor;
    }

    private Offer offer(Dice dice, Corridor corridor) {
        Country country = corridor.country();
        Trade trade =
                dice.pick(corridor.abroad() ? tradesAbroad.get(corridor.sector()) : tradesAtHome.get(country.code()));
        SampleOrganisations.Entry employer = dice.pick(organisations(o -> o.kind() == Organisation.Kind.EMPLOYER
                && o.country().equals(country.code())
                && o.sector() == trade.sector()));
        boolean lodged =
                corridor.abroad() && (corridor.sector() == Sector.FARM || country.isGulf() || dice.chance(0.3));
        Offer offer = new Offer();
        offer.source = corridor.abroad()
                ? dice.pick(SOURCES_ABROAD)
                : "pes-" + country.code().toLowerCase(Locale.ROOT);
        offer.language = corridor.text();
        offer.title =
                corridor.text().equals("es") ? trade.spanish() : classification.title(trade.code(), corridor.text());
        offer.occupation = trade.code();
        offer.classification = classification.id();
        offer.positions = corridor.abroad() ? dice.between(2, 25) : 1 + (int) (8 * Math.pow(dice.share(), 3));
        offer.employer = new Employer(
                employer.name(),
                employer.country(),
                employer.registration(),
                employer.sector().isic());
        offer.place = (corridor.abroad() || trade.sector() == Sector.FARM
                        ? Town.named(country.code(), employer.town())
                        : dice.pick(Town.AT_HOME.get(country.code())))
                .place();
        offer.contract = Terms.contract(dice, corridor, trade, today);
        offer.entryType = entryType(offer.contract.kind());
        offer.pay = Terms.pay(dice, trade, country, offer.language);
        offer.requirements = requirements(dice, corridor, trade, offer.entryType);
        offer.conditions = Terms.conditions(dice, corridor, trade, lodged);
        offer.charges = corridor.abroad() ? Terms.PAID_BY_THE_EMPLOYER : List.of();
        offer.description = Phrases.describe(dice, corridor, trade, offer);
        offer.publishedOn = today.minusDays(dice.between(0, 20));
        offer.expiresOn = today.plusDays(dice.between(20, 80));
        if (corridor.abroad() && dice.chance(0.4)) {
            offer.intermediary = idOf.apply(dice.pick(
                            organisations(o -> o.kind() == Organisation.Kind.AGENCY && o.mayRecruitFor(country.code())))
                    .key());
        }
        if (country.code().equals("ES") && offer.contract.kind() == ContractKind.SEASONAL) {
            offer.agreement = "Dispositif de migration circulaire avec l'Espagne";
        }
        return offer;
    }

    private static List<SampleOrganisations.Entry> organisations(Predicate<SampleOrganisations.Entry> wanted) {
        return SampleOrganisations.all().stream().filter(wanted).toList();
    }

    private static EntryType entryType(ContractKind kind) {
        return switch (kind) {
            case APPRENTICESHIP -> EntryType.APPRENTICE;
            case TRAINEESHIP -> EntryType.TRAINEE;
            default -> EntryType.SKILLED;
        };
    }

    private Requirements requirements(Dice dice, Corridor corridor, Trade trade, EntryType entry) {
        boolean experienced = entry == EntryType.SKILLED && dice.chance(0.6);
        List<Requirements.Skill> skills = new ArrayList<>();
        for (String skill : occupations.known(trade.code()).essential()) {
            if (skills.size() < 5 && dice.chance(0.6)) {
                skills.add(new Requirements.Skill(
                        skill,
                        skills.isEmpty() && dice.chance(0.15) ? Necessity.REQUIRED : Necessity.PREFERRED,
                        dice.between(1, 5)));
            }
        }
        return new Requirements(
                experienced
                        ? new Requirements.Experience(
                                dice.between(1, trade.isced() >= 5 ? 5 : 3),
                                dice.chance(0.4) ? Necessity.REQUIRED : Necessity.PREFERRED)
                        : null,
                skills,
                List.of(new Requirements.Language(corridor.language(), corridor.level(), corridor.necessity())),
                trade.isced() >= 2
                        ? new Requirements.Education(
                                trade.isced(), trade.isced() >= 6 ? Necessity.REQUIRED : Necessity.PREFERRED)
                        : null,
                trade.licence().isEmpty()
                        ? List.of()
                        : List.of(new Requirements.Licence(trade.licence(), Necessity.REQUIRED)),
                List.of());
    }
}
