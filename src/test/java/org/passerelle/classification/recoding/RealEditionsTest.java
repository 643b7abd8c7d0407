package org.passerelle.classification.recoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.importing.OfficialFiles;
import org.passerelle.classification.importing.OfficialZip;
import org.passerelle.classification.recoding.Recoder.Outcome;
import org.passerelle.classification.recoding.Recoder.Verdict;

class RealEditionsTest {

    @Test
    void from_rome_3_47_to_4_60_no_code_is_lost_and_titles_that_moved_are_followed() throws IOException {
        Classification before = read("rome-3.47");
        Classification after = read("rome-4.60");
        Recoder recoder = new Recoder(after);
        Map<Outcome, Integer> byCode = new EnumMap<>(Outcome.class);
        Map<Outcome, Integer> byTitle = new EnumMap<>(Outcome.class);
        for (Occupation occupation : before.occupations()) {
            if (occupation.level() != Occupation.Level.OCCUPATION) {
                continue;
            }
            byCode.merge(recoder.occupation(occupation.code(), null).outcome(), 1, Integer::sum);
            for (Occupation.Title title : occupation.titles()) {
                if (title.kind() == Occupation.TitleKind.ALTERNATIVE) {
                    Verdict verdict = recoder.occupation(occupation.code(), title.title());
                    byTitle.merge(verdict.outcome(), 1, Integer::sum);
                    if (verdict.outcome() == Outcome.RECODED) {
                        assertTrue(after.titleKey(verdict.code(), title.title()).isPresent());
                    }
                }
            }
        }

        System.out.println("ROME 3.47 to 4.60 by code: " + byCode + ", by title: " + byTitle);
        assertEquals(532, byCode.values().stream().mapToInt(n -> n).sum());
        assertEquals(10_990, byTitle.values().stream().mapToInt(n -> n).sum());
        assertEquals(List.of(Outcome.KEPT, Outcome.SPLIT), List.copyOf(byCode.keySet()));
        assertTrue(byTitle.get(Outcome.RECODED) > 2_500);
    }

    private static Classification read(String folder) throws IOException {
        return OfficialFiles.unzip(OfficialZip.in(OfficialZip.real(folder)).zip())
                .read();
    }
}
