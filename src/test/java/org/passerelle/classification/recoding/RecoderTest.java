package org.passerelle.classification.recoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Occupation.Match;
import org.passerelle.classification.importing.OfficialFiles;
import org.passerelle.classification.importing.OfficialZip;
import org.passerelle.classification.recoding.Recoder.Candidate;
import org.passerelle.classification.recoding.Recoder.Outcome;
import org.passerelle.classification.recoding.Recoder.Verdict;

class RecoderTest {

    private static final String SOURCE = "ROME 4.01, code_rome_parent";

    private final Recoder recoder =
            new Recoder(OfficialFiles.unzip(OfficialZip.rome4().zip()).read());

    @Test
    void a_code_that_is_still_there_stays() {
        assertEquals(new Verdict(Outcome.KEPT, "F1701", List.of()), recoder.occupation("F1701", null));
    }

    @Test
    void a_code_that_lost_a_part_to_another_one_stays_and_is_shown() {
        assertEquals(
                new Verdict(
                        Outcome.SPLIT,
                        "F1703",
                        List.of(
                                new Candidate("F1703", null, Match.NARROW, SOURCE),
                                new Candidate("F1710", null, Match.NARROW, SOURCE))),
                recoder.occupation("F1703", null));
    }

    @Test
    void a_code_that_is_gone_becomes_the_one_that_follows_exactly() {
        assertEquals(
                new Verdict(Outcome.RECODED, "F1709", List.of(new Candidate("F1709", null, Match.EXACT, SOURCE))),
                recoder.occupation("F1704", null));
    }

    @Test
    void a_title_that_moved_takes_its_record_along_though_the_old_code_is_still_there() {
        assertEquals(
                new Verdict(
                        Outcome.RECODED,
                        "F1710",
                        List.of(new Candidate("F1710", "ouvrier / ouvrière d'enduits", Match.EXACT, SOURCE))),
                recoder.occupation("F1703", "ouvrier / ouvrière d'enduits"));
        assertEquals(
                "F1703",
                recoder.occupation("F1701", "Poseur / Poseuse de dalles").code());
    }

    @Test
    void a_title_that_stayed_decides_too() {
        assertEquals(
                Outcome.KEPT,
                recoder.occupation("F1703", "Poseur / Poseuse de murs").outcome());
    }

    @Test
    void a_title_that_came_from_another_code_does_not_count_for_this_one() {
        assertEquals(
                Outcome.SPLIT,
                recoder.occupation("F1703", "Poseur / Poseuse de dalles").outcome());
    }

    @Test
    void where_several_may_follow_somebody_has_to_choose() {
        Recoder split = new Recoder(OfficialFiles.unzip(OfficialZip.rome4()
                        .replace("unix_referentiel_code_rome_v401_utf8.csv", "\"\",\"F1703\"", "\"\",\"F1704\"")
                        .zip())
                .read());

        assertEquals(
                new Verdict(
                        Outcome.AMBIGUOUS,
                        null,
                        List.of(
                                new Candidate("F1709", null, Match.NARROW, SOURCE),
                                new Candidate("F1710", null, Match.NARROW, SOURCE))),
                split.occupation("F1704", null));
    }

    @Test
    void a_code_that_nothing_follows_is_lost() {
        assertEquals(new Verdict(Outcome.LOST, null, List.of()), recoder.occupation("F9999", "Poseur de murs"));
        assertEquals(new Verdict(Outcome.LOST, null, List.of()), recoder.skill("900"));
    }
}
