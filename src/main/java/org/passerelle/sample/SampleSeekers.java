package org.passerelle.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passerelle.classification.Classification;
import org.passerelle.seeker.HeldSkill;
import org.passerelle.seeker.Movement;
import org.passerelle.seeker.Qualification;
import org.passerelle.seeker.SeekerDraft;
import org.passerelle.seeker.Training;

/** Invented people who look for work in Senegal, Mali and Morocco. */
public final class SampleSeekers {

    private static final int YOUNGEST = 18;
    private static final int OLDEST = 60;

    private record Name(String country, String kind, String name) {}

    private record Diploma(String country, int isced, String title) {}

    private static final Map<String, Map<String, Weighted<Name>>> NAMES =
            Lexicon.read("names", row -> new Name(row.get("country"), row.get("kind"), row.get("name"))).stream()
                    .collect(Collectors.groupingBy(
                            Name::country,
                            Collectors.groupingBy(
                                    Name::kind, Collectors.collectingAndThen(Collectors.toList(), Weighted::ranked))));

    private static final Map<String, Map<Integer, String>> DIPLOMAS = Lexicon.read(
                    "diplomas",
                    row -> new Diploma(row.get("country"), Integer.parseInt(row.get("isced")), row.get("title")))
            .stream()
            .collect(Collectors.groupingBy(
                    Diploma::country, Collectors.toMap(Diploma::isced, Diploma::title, (a, b) -> a, TreeMap::new)));

    private static final Weighted<String> COUNTRIES = Weighted.of(
            Country.HOME, country -> Map.of("SN", 45, "ML", 24, "MA", 31).get(country));

    /** Numbers that no network of these countries hands out. */
    private static final Map<String, String> FICTIONAL_NUMBERS = Map.of("SN", "+22100", "ML", "+2230", "MA", "+21200");

    /** Neighbours who live and register here too. */
    private static final List<String> NEIGHBOURS = List.of("GN", "GM", "CI", "BF", "NE", "MR", "ML", "SN", "CM");

    private final long seed;
    private final LocalDate today;
    private final Classification classification;
    private final Market market;
    private final Function<String, UUID> idOf;

    private SampleSeekers(long seed, LocalDate today, Classification classification, Function<String, UUID> idOf) {
        this.seed = seed;
        this.today = today;
        this.classification = classification;
        this.market = new Market(classification);
        this.idOf = idOf;
    }

    /**
     * The first {@code count} seekers of this seed. Each depends on seed, index and day only, so the stream may be made
     * parallel, and a longer one begins with the shorter.
     *
     * @param idOf turns the key of an office ({@link SampleOrganisations}) into its id
     * @throws IllegalArgumentException when the classification has none of the sample's occupations
     */
    public static Stream<SeekerDraft> of(
            long seed, int count, LocalDate today, Classification classification, Function<String, UUID> idOf) {
        SampleSeekers seekers = new SampleSeekers(seed, today, classification, idOf);
        return IntStream.range(0, count).mapToObj(seekers::seeker);
    }

    private SeekerDraft seeker(int index) {
        Dice dice = Dice.of(seed, index);
        Town town = dice.pick(Town.AT_HOME.get(dice.pick(COUNTRIES)));
        String home = town.place().country();
        boolean woman = dice.chance(0.5);
        Trade trade = market.trade(dice, home, woman);
        int age = YOUNGEST + (int) ((OLDEST - YOUNGEST) * Math.pow(dice.share(), 1.6));
        LocalDate born = today.minusYears(age).minusDays(dice.between(0, 364));
        LocalDate registered = today.minusDays(dice.between(1, 700));
        int isced = Career.education(dice, trade, home, age);
        List<Movement> movements = movements(dice, home, born);
        String stay = movements.isEmpty() ? null : movements.getFirst().country();
        Person person = new Person(home, woman, age, isced, stay);
        Career career = Career.of(dice, person, trade, market, today.getYear());
        int years = career.occupations().getFirst().years();
        Outlook outlook = Outlook.of(dice, trade, town, age, years, registered);
        Set<String> destinations = outlook.wishes().countries();
        String givenName = dice.pick(NAMES.get(home).get(woman ? "F" : "M")).name();
        String familyName = dice.pick(NAMES.get(home).get("FAMILY")).name();
        return new SeekerDraft(
                reference(town.office(), registered.getYear(), index),
                givenName,
                familyName,
                woman ? SeekerDraft.Sex.F : SeekerDraft.Sex.M,
                born,
                List.of(dice.chance(0.97) ? home : dice.pick(NEIGHBOURS)),
                town.place(),
                idOf.apply(town.office()),
                contact(dice, home, index),
                classification.id(),
                career.occupations(),
                career.skills(),
                Speech.of(dice, person, town, trade, destinations),
                new SeekerDraft.Education(isced, DIPLOMAS.get(home).get(isced), home),
                qualifications(dice, trade, isced, home, destinations),
                licences(dice, trade, woman, home),
                training(dice, trade, career.skills()),
                outlook.wishes(),
                dice.chance(0.65) ? null : today.plusDays(dice.between(-30, 120)),
                movements,
                outlook.consents());
    }

    /** {@code DKR-2026-000123}: the number is the seeker's place in the whole sample, so no two are alike. */
    private static String reference(String office, int year, int index) {
        String number = Integer.toString(index + 1);
        return office.substring(3).toUpperCase(Locale.ROOT) + "-" + year + "-"
                + "0".repeat(Math.max(0, 6 - number.length())) + number;
    }

    private static SeekerDraft.Contact contact(Dice dice, String home, int index) {
        return new SeekerDraft.Contact(
                dice.chance(0.95) ? FICTIONAL_NUMBERS.get(home) + dice.between(1_000_000, 9_999_999) : null,
                dice.chance(0.25) ? "seeker." + (index + 1) + "@example.org" : null);
    }

    /** Up to one in fifteen has lived abroad and come back. */
    private List<Movement> movements(Dice dice, String home, LocalDate born) {
        if (!dice.chance(1.0 / 15)) {
            return List.of();
        }
        String country = Outlook.destination(dice, home);
        LocalDate back = today.minusDays(dice.between(30, 1500));
        LocalDate out = back.minusDays(dice.between(90, 2200));
        if (out.isBefore(born.plusYears(YOUNGEST)) || !Country.BY_CODE.containsKey(country)) {
            return List.of();
        }
        boolean season = out.plusMonths(9).isAfter(back);
        return List.of(
                new Movement(season ? Movement.Kind.CIRCULAR : Movement.Kind.OUT, country, out, back, true),
                new Movement(Movement.Kind.RETURN, home, back, null, dice.chance(0.85)));
    }

    private List<Qualification> qualifications(
            Dice dice, Trade trade, int isced, String home, Set<String> destinations) {
        if (isced < 2 || !dice.chance(0.3)) {
            return List.of();
        }
        List<Qualification.Recognition> recognitions = destinations.stream()
                .limit(1)
                .map(country ->
                        new Qualification.Recognition(country, dice.pick(List.of(Qualification.Status.values()))))
                .toList();
        String title = "Certificat de qualification professionnelle : " + classification.title(trade.code(), "fr");
        return List.of(new Qualification(title, home, recognitions));
    }

    private static List<String> licences(Dice dice, Trade trade, boolean woman, String home) {
        boolean professional = !trade.licence().isEmpty() && dice.chance(0.92);
        boolean car = professional && !trade.licence().equals("A")
                || dice.chance((home.equals("MA") ? 0.3 : 0.18) * (woman ? 0.5 : 1));
        boolean other = professional && !trade.licence().equals("B");
        return car
                ? other ? List.of("B", trade.licence()) : List.of("B")
                : other ? List.of(trade.licence()) : List.of();
    }

    /** Learns one of the trade's skills that is missing. */
    private List<Training> training(Dice dice, Trade trade, List<HeldSkill> held) {
        if (!dice.chance(0.06)) {
            return List.of();
        }
        Set<String> codes = held.stream().map(HeldSkill::code).collect(Collectors.toSet());
        return market.occupations().known(trade.code()).essential().stream()
                .filter(skill -> !codes.contains(skill))
                .limit(1)
                .map(skill -> new Training(skill, null, today.plusDays(dice.between(20, 240))))
                .toList();
    }
}
