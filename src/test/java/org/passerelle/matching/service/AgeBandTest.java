package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.matching.service.Composition.AgeBand;
import org.passerelle.seeker.SeekerDraft.Sex;

class AgeBandTest {

    @Test
    void in_every_year_everybody_born_is_in_the_one_group_of_the_age_reached_in_it() {
        for (int year = 2026; year < 2046; year++) {
            var groups = Composition.groups(year);
            for (int born = 1900; born <= year; born++) {
                Set<String> marks = Composition.marks(Sex.UNKNOWN, LocalDate.of(born, 7, 1));
                List<String> found = groups.keySet().stream()
                        .filter(group -> !Collections.disjoint(groups.get(group), marks))
                        .toList();
                assertEquals(List.of("AGE:" + AgeBand.of(year - born)), found, born + " in " + year);
            }
        }
    }

    @Test
    void bands_end_at_24_34_44_and_54() {
        assertEquals(AgeBand.UNDER_25, AgeBand.of(24));
        assertEquals(AgeBand.FROM_25_TO_34, AgeBand.of(25));
        assertEquals(AgeBand.FROM_35_TO_44, AgeBand.of(35));
        assertEquals(AgeBand.FROM_45_TO_54, AgeBand.of(54));
        assertEquals(AgeBand.FROM_55, AgeBand.of(55));
    }

    @Test
    void a_file_that_does_not_say_has_no_mark() {
        assertEquals(Set.of(), Composition.marks(Sex.UNKNOWN, null));
        assertEquals(Set.of("sex:X"), Composition.marks(Sex.X, null));
    }
}
