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
                        8929,
                        8929,
                        "Demandé : Maçon, au moins 4 ans. Trouvé : 5 ans comme Maçon, sous l’appellation même de l’offre."),
                reason);
        seeker.occupations.clear();
        seeker.worked("F1703", "Maçon qualifié", 5);
        assertRung("occupation", "occupation", 8483, "5 years in Bricklayer");
    }

    @Test
    void every_step_away_from_the_occupation_is_worth_less() {
        vacancy.experience = new Opening.Experience(4, Necessity.PREFERRED);
        // 25 of the 28 points of what is asked; the other three are for the entry.
        seeker.seeks("F1703");
        assertRung("occupation", "seeks", 893, "looks for work as Bricklayer, without experience in it");
        seeker.worked("F1602", 3);
        assertRung("occupation", "domain", 1339, "3 years in Construction");
        seeker.worked("F1602", 1);
        assertRung("occupation", "domain-years", 1786, "4 years in Construction");
        seeker.trainsFor("F1703", LocalDate.of(2027, 1, 6));
        assertRung("occupation", "learning", 1964, "in training until January 6, 2027");
        seeker.worked("F1702", 1);
        assertRung("occupation", "progression", 3572, "1 year in Labourer");
        vacancy.startsOn = LocalDate.of(2027, 1, 11);
        assertEquals("trained", reason("occupation", ENGLISH).rung());
        vacancy.startsOn = null;
        seeker.worked("F1702", 3);
        assertRung("occupation", "progression-years", 3839, "4 years in Labourer");
        seeker.worked("F1601", 2);
        assertRung("occupation", "near", 4018, "2 years in Plasterer");
        seeker.worked("F1703", 1);
        assertRung("occupation", "some", 4911, "1 year in Bricklayer");
        seeker.worked("F1701", 4);
        assertRung("occupation", "near-years", 5357, "4 years in Formworker");
        seeker.worked("F1703", 1);
        assertRung("occupation", "half", 6697, "2 years in Bricklayer");
        seeker.worked("F1703", 2);
        assertRung("occupation", "occupation", 8929, "4 years in Bricklayer");
    }

    @Test
    void training_for_the_occupation_that_ends_before_the_work_starts_is_worth_more_than_training_that_does_not() {
        vacancy.startsOn = LocalDate.of(2027, 1, 11);
        seeker.trainsFor("F1703", LocalDate.of(2027, 1, 11));
        assertRung("occupation", "learning", 1528, "in training until January 11, 2027");
        seeker.trainsFor("F1703", LocalDate.of(2027, 1, 10));
        assertRung("occupation", "trained", 2917, "in training until January 10, 2027");
        assertEquals(
                "Demandé : Maçon. Trouvé : en formation jusqu’au 10 janvier 2027, avant le début du travail.",
                reason("occupation", FRENCH).because());
    }

    @Test
    void the_same_area_counts_with_its_years_added_up_to_five() {
        vacancy.occupation = "F1702";
        vacancy.experience = new Opening.Experience(9, Necessity.PREFERRED);
        seeker.worked("F1701", 4);
        assertRung("occupation", "area", 2232, "4 years in Structural work");
        seeker.worked("F1703", 1);
        assertRung("occupation", "area-years", 3125, "5 years in Structural work");
        seeker.worked("F1703", 3);
        assertEquals(
                "Asked: Labourer, at least 9 years. Found: 8 years in Structural work,"
                        + " the same area with as many years, or five at least.",
                reason("occupation", ENGLISH).because());
    }

    @Test
    void where_the_occupation_is_to_be_learnt_wanting_it_comes_before_having_done_it() {
        vacancy.entryType = EntryType.APPRENTICE;
        seeker.worked("F1602", 4);
        assertRung("occupation", "domain-years", 1786, "4 years in Construction");
        seeker.worked("F1702", 1);
        assertRung("occupation", "progression-years", 3572, "1 year in Labourer");
        seeker.worked("F1601", 2);
        assertRung("occupation", "near-years", 4465, "2 years in Plasterer");
        seeker.trainsFor("F1703", LocalDate.of(2027, 1, 6));
        assertRung("occupation", "learning", 6250, "in training until January 6, 2027");
        seeker.worked("F1703", 8);
        assertRung("occupation", "occupation", 7143, "8 years in Bricklayer");
        seeker.seeks("F1703");
        assertRung("occupation", "seeks", 8929, "looks for work as Bricklayer, 8 years in it");
        seeker.occupations.clear();
        seeker.training.clear();
        seeker.seeks("F1703");
        assertRung("occupation", "seeks", 8929, "looks for work as Bricklayer, without experience in it");
        vacancy.experience = new Opening.Experience(1, Necessity.PREFERRED);
        assertRung("occupation", "seeks", 893, "looks for work as Bricklayer, without experience in it");
    }

    @Test
    void the_longer_ago_the_less_it_is_worth_seen_from_the_year_of_the_vacancy() {
        vacancy.publishedOn = LocalDate.of(2026, 11, 20);
        vacancy.startsOn = null;
        assertRung("recency", "none", 0, "has not worked in it");
        lastWorked("F1703", 2014);
        assertRung("recency", "long-ago", 303, "until 2014 in Bricklayer");
        lastWorked("F1703", null);
        assertRung("recency", "undated", 606, "worked in it, the year is not recorded");
        lastWorked("F1703", 2016);
        assertRung("recency", "ten-years", 758, "until 2016 in Bricklayer");
        seeker.worked("F1601", null, 1, 2021);
        assertRung("recency", "near", 909, "until 2021 in Plasterer");
        lastWorked("F1703", 2021);
        assertRung("recency", "five-years", 1212, "until 2021 in Bricklayer");
        lastWorked("F1703", 2024);
        assertRung("recency", "two-years", 1515, "until 2024 in Bricklayer");
        seeker.worked("F1703", null, 9, 2001);
        assertRung("recency", "two-years", 1515, "until 2024 in Bricklayer");
        assertEquals(
                "Asked: Bricklayer, seen from 2026: how long ago. Found: until 2024 in Bricklayer, at most two years before.",
                reason("recency", ENGLISH).because());
        vacancy.publishedOn = LocalDate.of(2027, 1, 1);
        assertRung("recency", "five-years", 1212, "until 2024 in Bricklayer");
    }

    private void lastWorked(String code, Integer year) {
        seeker.occupations.clear();
        seeker.worked(code, null, 3, year);
    }

    @Test
    void without_a_year_to_look_back_from_and_where_no_experience_counts_nobody_asks_how_long_ago() {
        assertFalse(asks("recency"));
        vacancy.startsOn = LocalDate.of(2027, 1, 15);
        assertTrue(asks("recency"));
        vacancy.entryType = EntryType.TRAINEE;
        assertFalse(asks("recency"));
    }

    private boolean asks(String key) {
        return plan().ladders().stream().anyMatch(ladder -> ladder.key().equals(key));
    }

    @Test
    void required_experience_may_be_long_ago() {
        vacancy.publishedOn = LocalDate.of(2026, 11, 20);
        vacancy.experience = new Opening.Experience(4, Necessity.REQUIRED);
        lastWorked("F1703", 1999);
        seeker.worked("F1703", null, 1, 1999);
        assertTrue(admitted());
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
        assertRung("occupation", "occupation", 8929, "40 years in Bricklayer");
    }

    @Test
    void a_required_skill_weighs_twice_a_preferred_one_of_the_same_importance() {
        vacancy.skills.add(new Opening.Skill("120130", Necessity.REQUIRED, 3));
        vacancy.skills.add(new Opening.Skill("120131", Necessity.PREFERRED, 3));
        assertRung("skills:120130", "none", 0, "not recorded");
        // Of 4167 points, two thirds and one third.
        assertEquals(2778, reason("skills:120130", ENGLISH).of());
        seeker.skills.add("120131");
        assertRung("skills:120131", "held", 1389, "Skill 120131");
        assertRung("skills:120130", "related", 1111, "Skill 120131");
        assertFalse(admitted());
        seeker.skills.add("120130");
        assertRung("skills:120130", "held", 2778, "Build a wall");
        assertEquals(
                "Demandé : Monter un mur. Au dossier : Monter un mur.",
                reason("skills:120130", FRENCH).because());
        assertTrue(admitted());
    }

    @Test
    void a_related_skill_is_worth_less_than_training_that_ends_in_time_and_more_than_training_that_does_not() {
        vacancy.skills.add(new Opening.Skill("120130", Necessity.PREFERRED, 1));
        vacancy.startsOn = LocalDate.of(2027, 1, 15);
        vacancy.publishedOn = LocalDate.of(2026, 11, 20);
        seeker.skills.add("120136");
        assertRung("skills:120130", "none", 0, "not recorded");
        seeker.learns("120130", LocalDate.of(2027, 1, 20));
        assertRung("skills:120130", "learning", 1071, "in training until January 20, 2027");
        seeker.skills.add("120132");
        seeker.skills.add("120131");
        assertRung("skills:120130", "related", 1428, "Skill 120131, Skill 120132");
        assertEquals(
                "Asked: Build a wall. Found: Skill 120131, Skill 120132, related to it.",
                reason("skills:120130", ENGLISH).because());
        seeker.learns("120130", LocalDate.of(2027, 1, 10));
        assertRung("skills:120130", "trained", 2500, "in training until January 10, 2027");
        seeker.skills.add("120130");
        assertRung("skills:120130", "held", 3571, "Build a wall");
    }

    @Test
    void who_lacks_a_required_skill_but_learns_it_is_matchable_after_the_training() {
        vacancy.skills.add(new Opening.Skill("120130", Necessity.REQUIRED, 1));
        vacancy.startsOn = LocalDate.of(2027, 1, 15);
        seeker.learns("120130", LocalDate.of(2027, 1, 8));
        assertFalse(admitted());
        assertEquals(
                "Demandé : Monter un mur. Trouvé : en formation jusqu’au 8 janvier 2027 ;"
                        + " proposable après cette formation, qui finit avant le début du travail.",
                reason("skills:120130", FRENCH).because());
        assertTrue(Plan.compile(vacancy.opening(), classification, Weights.standard(), Set.of("skills:120130"))
                .score(Facts.of(seeker.candidate(), classification))
                .isPresent());
    }

    @Test
    void training_is_over_in_time_from_the_monday_after_it_until_a_year_later() {
        vacancy.skills.add(new Opening.Skill("120130", Necessity.PREFERRED, 1));
        // A Friday.
        seeker.learns("120130", LocalDate.of(2027, 1, 8));
        vacancy.startsOn = LocalDate.of(2027, 1, 10);
        assertEquals("learning", reason("skills:120130", ENGLISH).rung());
        vacancy.startsOn = LocalDate.of(2027, 1, 11);
        assertEquals("trained", reason("skills:120130", ENGLISH).rung());
        vacancy.startsOn = LocalDate.of(2028, 1, 9);
        assertEquals("trained", reason("skills:120130", ENGLISH).rung());
        vacancy.startsOn = LocalDate.of(2028, 1, 10);
        assertEquals("learning", reason("skills:120130", ENGLISH).rung());
    }

    @Test
    void a_skill_gained_abroad_says_where() {
        vacancy.skills.add(new Opening.Skill("120130", Necessity.PREFERRED, 1));
        seeker.skills.add("120130");
        seeker.skillsGainedIn.put("120130", "ES");
        assertRung("skills:120130", "held", 4167, "Build a wall (gained in Spain)");
        assertEquals(
                "Demandé : Monter un mur. Au dossier : Monter un mur (acquise à l’étranger : Espagne).",
                reason("skills:120130", FRENCH).because());
        seeker.skillsGainedIn.put("120130", "SN");
        assertRung("skills:120130", "held", 4167, "Build a wall");
    }

    @Test
    void a_language_one_level_below_is_half_two_below_a_fifth() {
        vacancy.languages.add(new Opening.Language("fr", CefrLevel.B2, Necessity.PREFERRED));
        // 12 of the 40 points of what is asked.
        seeker.speaks("fr", CefrLevel.C1);
        assertRung("languages:fr", "level", 3000, "C1");
        seeker.speaks("fr", CefrLevel.B1);
        assertRung("languages:fr", "one-below", 1500, "B1");
        assertEquals("French, at least B2", reason("languages:fr", ENGLISH).asked());
        assertEquals(
                "المطلوب: الفرنسية، المستوى الأدنى: B2. الموجود: B1، أي دون المطلوب بمستوى واحد.",
                reason("languages:fr", ARABIC).because());
        seeker.speaks("fr", CefrLevel.A2);
        assertRung("languages:fr", "two-below", 600, "A2");
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
        assertRung("education", "level", 1765, "short tertiary education");
        seeker.isced = 2;
        assertRung("education", "one-below", 883, "lower secondary education");
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
        assertRung("licences:C", "held", 1515, "licence C");
        assertEquals("permis C", reason("licences:C", FRENCH).asked());
    }

    @Test
    void the_nearer_home_the_better_within_what_the_seeker_travels() {
        vacancy.place = DAKAR;
        seeker.residence = PIKINE;
        assertRung("place", "within-15", 2432, "lives 9 km away");
        seeker.maximumKilometres = 9;
        assertRung("place", "within-15", 2432, "lives 9 km away");
        seeker.maximumKilometres = 8;
        assertRung("place", "beyond", 122, "lives 9 km away, travels at most 8 km");
        assertFalse(admitted());
        seeker.residence = THIES;
        seeker.maximumKilometres = 100;
        assertRung("place", "country", 1338, "lives in Senegal and would work there");
        assertTrue(admitted());
    }

    @Test
    void regions_named_are_the_only_ones() {
        vacancy.place = DAKAR;
        seeker.residence = THIES;
        seeker.regions.add("SN-TH");
        assertRung("place", "beyond", 122, "would work only in SN-TH");
        assertFalse(admitted());
        seeker.regions.add("SN-DK");
        assertRung("place", "region", 1702, "would work in the region SN-DK");
        assertTrue(admitted());
    }

    @Test
    void abroad_a_country_wished_by_name_comes_before_any_country() {
        vacancy.place = CASABLANCA;
        seeker.consents.add("MA");
        assertRung("place", "none", 0, "does not wish for this country");
        assertFalse(admitted());
        seeker.anyCountry = true;
        assertRung("place", "any-country", 851, "would go to any country");
        assertTrue(admitted());
        seeker.countries.add("MA");
        assertRung("place", "country", 1338, "would go to Morocco");
        assertEquals("irait dans ce pays : Maroc", reason("place", FRENCH).found());
    }

    @Test
    void going_anywhere_abroad_says_nothing_about_the_limits_at_home() {
        vacancy.place = DAKAR;
        seeker.residence = THIES;
        seeker.anyCountry = true;
        seeker.maximumKilometres = 20;
        assertRung("place", "beyond", 122, "lives 57 km away, travels at most 20 km");
        assertFalse(admitted());
    }

    @Test
    void a_neighbour_across_the_border_is_near_only_with_the_wish_to_cross_it() {
        vacancy.place = new Place("MR", null, null, 16.51, -15.80);
        seeker.residence = new Place("SN", "SN-SL", null, 16.51, -15.81);
        seeker.consents.add("*");
        assertRung("place", "none", 0, "does not wish for this country");
        seeker.countries.add("MR");
        assertRung("place", "within-15", 2432, "lives 1 km away");
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
    void a_qualification_counts_as_far_as_the_country_of_the_work_recognises_it() {
        vacancy.place = CASABLANCA;
        vacancy.education = new Opening.Education(3, Necessity.PREFERRED);
        // Of the 1395 points of education, half each for the level and for the recognition.
        assertRung("education:recognition", "none", 0, "not recorded");
        seeker.recognitions.put("FR", Recognition.RECOGNISED);
        assertRung("education:recognition", "none", 0, "not recorded");
        seeker.recognitions.put("MA", Recognition.NOT_REQUESTED);
        assertRung("education:recognition", "none", 0, "recognition not requested");
        seeker.recognitions.put("MA", Recognition.REFUSED);
        assertRung("education:recognition", "none", 0, "recognition refused");
        seeker.recognitions.put("MA", Recognition.IN_PROGRESS);
        assertRung("education:recognition", "in-progress", 209, "recognition in progress");
        seeker.recognitions.put("MA", Recognition.PARTIAL);
        assertRung("education:recognition", "partial", 349, "partly recognised");
        seeker.recognitions.put("MA", Recognition.RECOGNISED);
        assertRung("education:recognition", "recognised", 697, "recognised");
        assertEquals(
                "Demandé : qualification reconnue dans ce pays : Maroc. Trouvé : reconnue.",
                reason("education:recognition", FRENCH).because());
    }

    @Test
    void who_lives_where_the_work_is_needs_no_recognition_unless_the_file_says_otherwise() {
        vacancy.place = CASABLANCA;
        vacancy.education = new Opening.Education(3, Necessity.PREFERRED);
        seeker.residence = CASABLANCA;
        assertRung("education:recognition", "recognised", 697, "lives in Morocco, needs no recognition");
        seeker.recognitions.put("MA", Recognition.IN_PROGRESS);
        assertRung("education:recognition", "in-progress", 209, "recognition in progress");
    }

    @Test
    void recognition_is_asked_for_where_a_qualification_is_and_weighs_double_in_a_regulated_occupation() {
        assertFalse(asks("education:recognition"));
        vacancy.education = new Opening.Education(3, Necessity.PREFERRED);
        assertFalse(asks("education:recognition"), "the country is not known");
        vacancy.place = DAKAR;
        assertTrue(asks("education:recognition"));
        vacancy.education = new Opening.Education(2, Necessity.PREFERRED);
        assertFalse(asks("education:recognition"), "nothing to recognise");
        vacancy.occupation = "F1602";
        assertEquals(930, reason("education:recognition", ENGLISH).of());
        assertEquals(465, reason("education", ENGLISH).of());
        vacancy.education = null;
        assertEquals(1395, reason("education:recognition", ENGLISH).of());
    }

    @Test
    void who_looks_for_an_apprenticeship_only_is_not_taken_for_a_skilled_worker() {
        assertRung("entry", "named", 1071, "no preference stated");
        assertTrue(admitted());
        seeker.contracts.add(ContractKind.APPRENTICESHIP);
        assertRung("entry", "none", 0, "apprenticeship");
        assertFalse(admitted());
        assertEquals(
                "Offered: skilled work. Found: apprenticeship, which is something else.",
                reason("entry", ENGLISH).because());
        seeker.contracts.add(ContractKind.SEASONAL);
        assertRung("entry", "named", 1071, "skilled work, apprenticeship");
        assertTrue(admitted());
    }

    @Test
    void an_apprenticeship_is_for_those_who_ask_for_it_and_no_stated_preference_is_no_wish() {
        vacancy.entryType = EntryType.APPRENTICE;
        assertEquals("apprenticeship", reason("entry", ENGLISH).asked());
        assertRung("entry", "unstated", 321, "no preference stated");
        seeker.worked("F1703", 8);
        assertRung("entry", "unstated", 321, "no preference stated, and already 8 years in Bricklayer");
        assertEquals(
                "Proposé : apprentissage. Trouvé : sans préférence, et déjà 8 ans comme Maçon,"
                        + " ce qui n’est pas un souhait pour cette voie.",
                reason("entry", FRENCH).because());
        assertTrue(admitted());
        seeker.contracts.add(ContractKind.PERMANENT);
        assertRung("entry", "none", 0, "skilled work");
        assertFalse(admitted());
        seeker.contracts.add(ContractKind.TRAINEESHIP);
        assertRung("entry", "none", 0, "skilled work, traineeship");
        assertFalse(admitted());
        seeker.contracts.add(ContractKind.APPRENTICESHIP);
        assertRung("entry", "named", 1071, "skilled work, apprenticeship, traineeship");
        assertTrue(admitted());
    }

    @Test
    void a_contract_of_apprenticeship_makes_it_one_whatever_the_entry_type_says() {
        vacancy.contract = ContractKind.APPRENTICESHIP;
        assertEquals("apprenticeship", reason("entry", ENGLISH).asked());
        assertFalse(asks("contract"), "the entry has said it");
        vacancy.contract = ContractKind.TRAINEESHIP;
        assertEquals("stage", reason("entry", FRENCH).asked());
    }

    @Test
    void the_kind_of_contract_is_wished_or_left_open_or_another_one() {
        vacancy.contract = ContractKind.SEASONAL;
        assertRung("contract", "any", 1515, "no preference stated");
        seeker.contracts.add(ContractKind.SEASONAL);
        assertRung("contract", "named", 1515, "seasonal work");
        seeker.contracts.remove(ContractKind.SEASONAL);
        seeker.contracts.add(ContractKind.PERMANENT);
        assertRung("contract", "none", 0, "permanent contract");
        assertEquals(
                "Proposé : travail saisonnier. Souhaité : contrat à durée indéterminée.",
                reason("contract", FRENCH).because());
    }

    @Test
    void working_time_and_shifts_share_their_criterion() {
        vacancy.workingTime = WorkingTime.FULL_TIME;
        vacancy.shifts.addAll(Set.of(Shift.DAY, Shift.NIGHT));
        assertRung("workingTime", "any", 625, "no preference stated");
        seeker.workingTimes.add(WorkingTime.PART_TIME);
        assertRung("workingTime", "none", 0, "part time");
        seeker.shifts.add(Shift.DAY);
        assertRung("workingTime:shifts", "some-shifts", 313, "day shift");
        seeker.shifts.add(Shift.NIGHT);
        assertRung("workingTime:shifts", "all-shifts", 625, "day shift, night shift");
        assertEquals(
                "travail de jour, travail de nuit",
                reason("workingTime:shifts", FRENCH).asked());
    }

    @Test
    void pay_ten_percent_short_is_worth_more_than_a_quarter_short() {
        vacancy.maximumPay = new MonthlyPay(90_000, LocalDate.of(1999, 1, 1));
        assertRung("pay", "met", 968, "no preference stated");
        seeker.minimumPay = new MonthlyPay(90_000, null);
        assertRung("pay", "met", 968, "expects at least about 900 euros per month");
        seeker.minimumPay = new MonthlyPay(100_000, null);
        assertRung("pay", "ten-short", 581, "expects at least about 1,000 euros per month");
        seeker.minimumPay = new MonthlyPay(120_000, null);
        assertRung("pay", "quarter-short", 290, "expects at least about 1,200 euros per month");
        seeker.minimumPay = new MonthlyPay(120_001, LocalDate.of(2026, 1, 1));
        assertRung("pay", "none", 0, "expects at least about 1,200 euros per month (exchange rate of January 1, 2026)");
        assertEquals(
                "jusqu’à environ 900 euros par mois (cours du 1 janvier 1999)",
                reason("pay", FRENCH).asked());
    }

    @Test
    void being_late_costs_more_the_later() {
        vacancy.startsOn = LocalDate.of(2027, 1, 15);
        assertRung("availability", "in-time", 833, "available at once");
        seeker.availableFrom = LocalDate.of(2027, 1, 15);
        assertRung("availability", "in-time", 833, "available from January 15, 2027");
        seeker.availableFrom = LocalDate.of(2027, 1, 29);
        assertRung("availability", "two-weeks", 583, "available from January 29, 2027");
        seeker.availableFrom = LocalDate.of(2027, 2, 15);
        assertRung("availability", "month", 417, "available from February 15, 2027");
        seeker.availableFrom = LocalDate.of(2027, 4, 15);
        assertRung("availability", "three-months", 167, "available from April 15, 2027");
        seeker.availableFrom = LocalDate.of(2027, 4, 16);
        assertRung("availability", "none", 0, "available from April 16, 2027");
        assertEquals("début le 15 janvier 2027", reason("availability", FRENCH).asked());
        seeker.availableFrom = null;
        assertEquals("متاح فورًا", reason("availability", ARABIC).found());
    }
}
