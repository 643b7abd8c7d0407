package org.passerelle.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.classification.Occupation.Importance;
import org.passerelle.classification.Occupation.SkillLink;

class RelatedSkillsTest {

    private static Occupation occupation(String code, Stream<SkillLink> skills) {
        return new Occupation(
                code, null, Occupation.Level.OCCUPATION, null, List.of(), skills.toList(), List.of(), List.of());
    }

    private static Occupation needing(String code, String... skills) {
        return occupation(code, Stream.of(skills).map(skill -> new SkillLink(skill, Importance.ESSENTIAL)));
    }

    @Test
    void skills_are_related_where_half_of_the_occupations_that_need_either_need_both() {
        List<Occupation> occupations = List.of(
                needing("mason", "wall", "mortar", "level"),
                needing("tiler", "mortar", "level", "tile"),
                needing("fitter", "level"),
                needing("surveyor", "level", "map"));
        assertEquals(
                Map.of(
                        "wall", List.of("mortar"),
                        "mortar", List.of("level", "tile", "wall"),
                        "tile", List.of("mortar"),
                        "level", List.of("mortar")),
                RelatedSkills.of(occupations));
    }

    @Test
    void optional_skills_and_skills_on_their_own_are_related_to_none() {
        Occupation baker = occupation(
                "baker",
                Stream.of(new SkillLink("dough", Importance.ESSENTIAL), new SkillLink("till", Importance.OPTIONAL)));
        assertEquals(Map.of(), RelatedSkills.of(List.of(baker, needing("cashier", "till"))));
    }

    @Test
    void the_closest_six_stand_in_an_order_that_does_not_depend_on_that_of_the_occupations() {
        List<Occupation> occupations = new ArrayList<>(List.of(
                needing("a", "1", "2", "3", "4", "5", "6", "7", "8"), needing("b", "1", "9"), needing("c", "8")));
        Map<String, List<String>> related = RelatedSkills.of(occupations);
        assertEquals(List.of("2", "3", "4", "5", "6", "7"), related.get("1"));
        assertEquals(List.of("3", "4", "5", "6", "7", "1"), related.get("2"));
        Collections.shuffle(occupations, new Random(1));
        assertEquals(related, RelatedSkills.of(occupations));
    }

    @Test
    void in_the_shipped_classification_they_are_few_and_make_sense() {
        Classification roame = ClassificationFiles.shipped().read();
        assertTrue(roame.skills().stream()
                .allMatch(skill -> roame.relatedSkills(skill.code()).size() <= 6));
        assertTrue(related(roame, "Mix and pour concrete").contains("Batch, mould and demould blocks"));
        assertTrue(related(roame, "Prepare and file invoices").contains("Post and check accounting entries"));
        assertEquals(List.of(), roame.relatedSkills("no such skill"));
    }

    private static List<String> related(Classification classification, String title) {
        String code = classification.skills().stream()
                .filter(skill -> title.equals(skill.titles().get("en")))
                .findFirst()
                .orElseThrow()
                .code();
        return classification.relatedSkills(code).stream()
                .map(skill -> classification.skillTitle(skill, "en"))
                .toList();
    }
}
