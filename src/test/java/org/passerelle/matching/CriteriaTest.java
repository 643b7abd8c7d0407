package org.passerelle.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.classification.ContractKind;
import org.passerelle.classification.EntryType;
import org.passerelle.classification.Necessity;
import org.passerelle.classification.Shift;
import org.passerelle.classification.WorkingTime;

/** Each criterion by hand, to the hundredth of a point and to the word. */
class CriteriaTest {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale FRENCH = Locale.FRENCH;
    private static final Locale ARABIC = Locale.of("ar");
    /** A vacancy in central Dakar; Thiès is 57 km away. */
    private static final Place DAKAR = new Place("SN", "SN-DK", "Dakar", 14.69, -17.44);

    private static final Place PIKINE = new Place("SN", "SN-DK", "Pikine", 14.75, -17.39);
    private static final Place THIES = new Place("SN", "SN-TH", "Thiès", 14.79, -16.92);
    private static final Place CASABLANCA = new Place("MA", "MA-06", "Casablanca", 33.57, -7.59);

    private final Classification classification = SmallClassification.create();
    private final Explainer explainer = new Explainer(classification);
    private final Vacancy vacancy = new Vacancy();
    private final Seeker seeker = new Seeker();

    private Plan plan() {
        return Plan.compile(vacancy.opening(), classification);
    }

    private Reason reason(String key, Locale locale) {
        return explainer.gap(plan(), new NearMiss(seeker.id, key, 0), seeker.candidate(), locale);
    }

    private void assertRung(String key, String rung, int points, String found) {
        Reason reason = reason(key, ENGLISH);
        assertEquals(rung + " " + points + " " + found, reason.rung() + " " + reason.points() + " " + reason.found());
    }

    private boolean admitted() {
        return plan().score(Facts.of(seeker.candidate(), classification)).isPresent();
    }

    @Test
    void years_in_the_very_title_come_before_years_in_the_occupation() {
        vacancy.title = "maçon";
        vacancy.experience = new Opening.Experience(4, Necessity.PREFERRED);
        seeker.worked("F1703", "Maçon", 5);
        Reason reason = reason("occupation", FRENCH);
        assertEquals(
                new Reason(
                        "occupation",
                        null,
                        "Maçon, au moins 4 ans",
                        "5 ans comme Maçon",
                        "title",
                        10_000,
                        10_000,
                        "Demandé : Maçon, au moins 4 ans. Trouvé : 5 ans comme Maçon, sous l’appellation même de l’offre."),
                reason);
        seeker.occupations.clear();
        seeker.worked("F1703", "Maçon qualifié", 5);
        assertRung("occupation", "occupation", 9500, "5 years in Bricklayer");
    }

    @Test
    void every_step_away_from_the_occupation_is_worth_less() {
        vacancy.experience = new Opening.Experience(4, Necessity.PREFERRED);
        seeker.seeks("F1703");
        assertRung("occupation", "seeks", 1000, "looks for work as Bricklayer, without experience in it");
        seeker.worked("F1602", 9);
        assertRung("occupation", "domain", 1500, "9 years in Construction");
        seeker.worked("F1702", 1);
        assertRung("occupation", "progression", 4000, "1 year in Labourer");
        seeker.worked("F1601", 2);
        assertRung("occupation", "near", 4500, "2 years in Plasterer");
        seeker.worked("F1703", 1);
        assertRung("occupation", "some", 5500, "1 year in Bricklayer");
        seeker.worked("F1701", 4);
        assertRung("occupation", "near-years", 6000, "4 years in Formworker");
        seeker.worked("F1703", 1);
        assertRung("occupation", "half", 7500, "2 years in Bricklayer");
        seeker.worked("F1703", 2);
        assertRung("occupation", "occupation", 10_000, "4 years in Bricklayer");
    }

    @Test
    void the_same_area_counts_with_its_years_added_up() {
        vacancy.occupation = "F1702";
        vacancy.experience = new Opening.Experience(4, Necessity.PREFERRED);
        seeker.worked("F1701", 3);
        assertRung("occupation", "area", 2500, "3 years in Structural work");
        seeker.worked("F1703", 1);
        assertRung("occupation", "area-years", 3500, "4 years in Structural work");
    }

    @Test
    void required_experience_may_be_in_a_near_occupation_but_not_be_missing() {
        vacancy.experience = new Opening.Experience(4, Necessity.REQUIRED);
        seeker.worked("F1601", 4);
        assertTrue(admitted());
        seeker.occupations.clear();
        seeker.worked("F1703", 1);
        assertFalse(admitted());
        seeker.worked("F1703", 1);
        assertTrue(admitted());
        vacancy.experience = new Opening.Experience(41, Necessity.REQUIRED);
        seeker.worked("F1703", 38);
        assertRung("occupation", "occupation", 10_000, "40 years in Bricklayer");
    }

    @Test
    void a_required_skill_weighs_twice_a_preferred_one_of_the_same_importance() {
        vacancy.skills.add(new Opening.Skill("120130", Necessity.REQUIRED, 3));
        vacancy.skills.add(new Opening.Skill("120131", Necessity.PREFERRED, 3));
        seeker.skills.add("120131");
        assertRung("skills:120130", "none", 0, "not recorded");
        assertEquals(2667, reason("skills:120130", ENGLISH).of());
        assertRung("skills:120131", "held", 1333, "Skill 120131");
        assertFalse(admitted());
        seeker.skills.add("120130");
        assertRung("skills:120130", "held", 2667, "Build a wall");
        assertEquals(
                "Demandé : Monter un mur. La compétence est au dossier.",
                reason("skills:120130", FRENCH).because());
        assertTrue(admitted());
    }

    @Test
    void a_language_one_level_below_is_half_two_below_a_fifth() {
        vacancy.languages.add(new Opening.Language("fr", CefrLevel.B2, Necessity.PREFERRED));
        // 12 of the 42 points of what is asked.
        seeker.speaks("fr", CefrLevel.C1);
        assertRung("languages:fr", "level", 2857, "C1");
        seeker.speaks("fr", CefrLevel.B1);
        assertRung("languages:fr", "one-below", 1429, "B1");
        assertEquals("French, at least B2", reason("languages:fr", ENGLISH).asked());
        assertEquals(
                "المطلوب: الفرنسية، المستوى الأدنى: B2. الموجود: B1، أي دون المطلوب بمستوى واحد.",
                reason("languages:fr", ARABIC).because());
        seeker.speaks("fr", CefrLevel.A2);
        assertRung("languages:fr", "two-below", 571, "A2");
        seeker.speaks("fr", CefrLevel.A1);
        assertRung("languages:fr", "none", 0, "A1");
        seeker.languages.clear();
        assertRung("languages:fr", "none", 0, "not recorded");
    }

    @Test
    void a_required_language_is_required_at_its_level() {
        vacancy.languages.add(new Opening.Language("fr", CefrLevel.B2, Necessity.REQUIRED));
        seeker.speaks("fr", CefrLevel.B1);
        assertFalse(admitted());
        assertTrue(Plan.compile(vacancy.opening(), classification, Weights.standard(), Set.of("languages:fr"))
                .score(Facts.of(seeker.candidate(), classification))
                .isPresent());
    }

    @Test
    void education_one_level_below_is_half() {
        vacancy.education = new Opening.Education(3, Necessity.PREFERRED);
        seeker.isced = 5;
        assertRung("education", "level", 1667, "short tertiary education");
        seeker.isced = 2;
        assertRung("education", "one-below", 834, "lower secondary education");
        assertEquals(
                "au moins : second cycle du secondaire",
                reason("education", FRENCH).asked());
        seeker.isced = null;
        assertRung("education", "none", 0, "not recorded");
    }

    @Test
    void a_licence_is_held_or_not() {
        vacancy.licences.add(new Opening.Licence("C", Necessity.REQUIRED));
        assertRung("licences:C", "none", 0, "not recorded");
        assertFalse(admitted());
        seeker.licences.add("C");
        assertRung("licences:C", "held", 1429, "licence C");
        assertEquals("permis C", reason("licences:C", FRENCH).asked());
    }

    @Test
    void the_nearer_home_the_better_within_what_the_seeker_travels() {
        vacancy.place = DAKAR;
        seeker.residence = PIKINE;
        assertRung("place", "within-15", 2500, "lives 9 km away");
        seeker.maximumKilometres = 9;
        assertRung("place", "within-15", 2500, "lives 9 km away");
        seeker.maximumKilometres = 8;
        assertRung("place", "beyond", 125, "lives 9 km away, travels at most 8 km");
        assertFalse(admitted());
        seeker.residence = THIES;
        seeker.maximumKilometres = 100;
        assertRung("place", "country", 1375, "lives in Senegal and would work there");
        assertTrue(admitted());
    }

    @Test
    void regions_named_are_the_only_ones() {
        vacancy.place = DAKAR;
        seeker.residence = THIES;
        seeker.regions.add("SN-TH");
        assertRung("place", "beyond", 125, "would work only in SN-TH");
        assertFalse(admitted());
        seeker.regions.add("SN-DK");
        assertRung("place", "region", 1750, "would work in the region SN-DK");
        assertTrue(admitted());
    }

    @Test
    void abroad_a_country_wished_by_name_comes_before_any_country() {
        vacancy.place = CASABLANCA;
        seeker.consents.add("MA");
        assertRung("place", "none", 0, "does not wish for this country");
        assertFalse(admitted());
        seeker.anyCountry = true;
        assertRung("place", "any-country", 875, "would go to any country");
        assertTrue(admitted());
        seeker.countries.add("MA");
        assertRung("place", "country", 1375, "would go to Morocco");
        assertEquals("irait dans ce pays : Maroc", reason("place", FRENCH).found());
    }

    @Test
    void going_anywhere_abroad_says_nothing_about_the_limits_at_home() {
        vacancy.place = DAKAR;
        seeker.residence = THIES;
        seeker.anyCountry = true;
        seeker.maximumKilometres = 20;
        assertRung("place", "beyond", 125, "lives 57 km away, travels at most 20 km");
        assertFalse(admitted());
    }

    @Test
    void a_neighbour_across_the_border_is_near_only_with_the_wish_to_cross_it() {
        vacancy.place = new Place("MR", null, null, 16.51, -15.80);
        seeker.residence = new Place("SN", "SN-SL", null, 16.51, -15.81);
        seeker.consents.add("*");
        assertRung("place", "none", 0, "does not wish for this country");
        seeker.countries.add("MR");
        assertRung("place", "within-15", 2500, "lives 1 km away");
    }

    @Test
    void nobody_is_proposed_abroad_without_consent_and_nobody_can_relax_that() {
        vacancy.place = CASABLANCA;
        seeker.countries.add("MA");
        assertFalse(admitted());
        seeker.consents.add("FR");
        assertFalse(admitted());
        seeker.consents.add("*");
        assertTrue(admitted());
        assertEquals("consent to be proposed in Morocco", explainer.asked(plan(), "consent", ENGLISH));
    }

    @Test
    void no_stated_preference_is_no_wish_for_an_apprenticeship() {
        vacancy.contract = ContractKind.SEASONAL;
        assertRung("contract", "any", 1667, "no preference stated");
        vacancy.entryType = EntryType.APPRENTICE;
        assertRung("contract", "unstated", 500, "no preference stated");
        assertEquals("apprenticeship", reason("contract", ENGLISH).asked());
        seeker.contracts.add(ContractKind.APPRENTICESHIP);
        assertRung("contract", "named", 1667, "apprenticeship");
        vacancy.entryType = EntryType.SKILLED;
        assertRung("contract", "none", 0, "apprenticeship");
        assertEquals(
                "Proposé : travail saisonnier. Souhaité : apprentissage.",
                reason("contract", FRENCH).because());
    }

    @Test
    void working_time_and_shifts_share_their_criterion() {
        vacancy.workingTime = WorkingTime.FULL_TIME;
        vacancy.shifts.addAll(Set.of(Shift.DAY, Shift.NIGHT));
        assertRung("workingTime", "any", 588, "no preference stated");
        seeker.workingTimes.add(WorkingTime.PART_TIME);
        assertRung("workingTime", "none", 0, "part time");
        seeker.shifts.add(Shift.DAY);
        assertRung("workingTime:shifts", "some-shifts", 294, "day shift");
        seeker.shifts.add(Shift.NIGHT);
        assertRung("workingTime:shifts", "all-shifts", 588, "day shift, night shift");
        assertEquals(
                "travail de jour, travail de nuit",
                reason("workingTime:shifts", FRENCH).asked());
    }

    @Test
    void pay_ten_percent_short_is_worth_more_than_a_quarter_short() {
        vacancy.maximumPay = 90_000L;
        assertRung("pay", "met", 1176, "no preference stated");
        seeker.minimumPay = 90_000L;
        assertRung("pay", "met", 1176, "expects at least 900 per month, in the reference currency");
        seeker.minimumPay = 100_000L;
        assertRung("pay", "ten-short", 706, "expects at least 1,000 per month, in the reference currency");
        seeker.minimumPay = 120_000L;
        assertRung("pay", "quarter-short", 353, "expects at least 1,200 per month, in the reference currency");
        seeker.minimumPay = 120_001L;
        assertRung("pay", "none", 0, "expects at least 1,200 per month, in the reference currency");
        assertEquals(
                "jusqu’à 900 par mois, en monnaie de référence",
                reason("pay", FRENCH).asked());
    }

    @Test
    void being_late_costs_more_the_later() {
        vacancy.startsOn = LocalDate.of(2027, 1, 15);
        assertRung("availability", "in-time", 909, "available at once");
        seeker.availableFrom = LocalDate.of(2027, 1, 15);
        assertRung("availability", "in-time", 909, "available from January 15, 2027");
        seeker.availableFrom = LocalDate.of(2027, 1, 29);
        assertRung("availability", "two-weeks", 636, "available from January 29, 2027");
        seeker.availableFrom = LocalDate.of(2027, 2, 15);
        assertRung("availability", "month", 455, "available from February 15, 2027");
        seeker.availableFrom = LocalDate.of(2027, 4, 15);
        assertRung("availability", "three-months", 182, "available from April 15, 2027");
        seeker.availableFrom = LocalDate.of(2027, 4, 16);
        assertRung("availability", "none", 0, "available from April 16, 2027");
        assertEquals("début le 15 janvier 2027", reason("availability", FRENCH).asked());
        seeker.availableFrom = null;
        assertEquals("متاح فورًا", reason("availability", ARABIC).found());
    }
}
