package org.passerelle.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Flag;
import org.passerelle.classification.Occupation.Importance;
import org.passerelle.classification.Occupation.Level;
import org.passerelle.classification.Occupation.Move;
import org.passerelle.classification.Occupation.MoveKind;
import org.passerelle.classification.Occupation.SkillLink;
import org.passerelle.classification.Occupation.Title;
import org.passerelle.classification.Occupation.TitleKind;
import org.passerelle.classification.Skill;

/**
 * Two domains, three areas, seven occupations and some skills: enough for every rung. The electrician's occupation is
 * regulated; with skill 120130, the bricklayer's, go 120131 and 120132.
 */
public final class SmallClassification {

    public static final List<String> OCCUPATIONS =
            List.of("F1601", "F1602", "F1701", "F1702", "F1703", "N4101", "N4102");
    public static final List<String> SKILLS =
            List.of("120130", "120131", "120132", "120133", "120134", "120135", "120136", "120137");

    private static final Map<String, List<String>> ESSENTIAL = Map.of(
            "F1703", List.of("120130", "120131", "120132", "120137"),
            "F1701", List.of("120132", "120133", "120137"),
            "F1601", List.of("120134", "120137"),
            "N4101", List.of("120135", "120136"),
            "N4102", List.of("120135", "120136"));

    private SmallClassification() {}

    public static Classification create() {
        return create("1.0");
    }

    public static Classification create(String version) {
        Map<String, Occupation> occupations = new HashMap<>();
        add(occupations, "F", null, Level.DOMAIN, "Construction", "Construction", "البناء");
        add(occupations, "F16", "F", Level.AREA, "Second œuvre", "Finishing work", "أعمال التشطيب");
        add(occupations, "F17", "F", Level.AREA, "Gros œuvre", "Structural work", "الأعمال الكبرى");
        add(occupations, "N", null, Level.DOMAIN, "Transport", "Transport", "النقل");
        add(occupations, "N41", "N", Level.AREA, "Conduite routière", "Road driving", "السياقة");
        add(occupations, "F1601", "F16", Level.OCCUPATION, "Plâtrier", "Plasterer", "جصاص", near("F1703"));
        add(occupations, "F1602", "F16", Level.OCCUPATION, "Électricien", "Electrician", "كهربائي");
        add(occupations, "F1701", "F17", Level.OCCUPATION, "Coffreur", "Formworker", "نجار قوالب", near("F1703"));
        add(occupations, "F1702", "F17", Level.OCCUPATION, "Manœuvre", "Labourer", "عامل بناء", next("F1703"));
        add(
                occupations,
                "F1703",
                "F17",
                Level.OCCUPATION,
                "Maçon",
                "Bricklayer",
                "بنّاء",
                near("F1701"),
                near("F1601"));
        add(occupations, "N4101", "N41", Level.OCCUPATION, "Routier", "Lorry driver", "سائق شاحنة", near("N4102"));
        add(occupations, "N4102", "N41", Level.OCCUPATION, "Livreur", "Delivery driver", "سائق توصيل", next("N4101"));
        Map<String, Skill> skills = new HashMap<>();
        for (String code : SKILLS) {
            skills.put(code, new Skill(code, Map.of("fr", "Savoir " + code, "en", "Skill " + code)));
        }
        skills.put("120130", new Skill("120130", Map.of("fr", "Monter un mur", "en", "Build a wall")));
        return new Classification("small", version, Map.of("fr", "Petite"), List.of("fr", "en"), occupations, skills);
    }

    private static Move near(String to) {
        return new Move(to, MoveKind.NEAR);
    }

    private static Move next(String to) {
        return new Move(to, MoveKind.PROGRESSION);
    }

    private static void add(
            Map<String, Occupation> occupations,
            String code,
            String parent,
            Level level,
            String french,
            String english,
            String arabic,
            Move... moves) {
        List<Title> titles = new ArrayList<>();
        titles.add(new Title("fr", TitleKind.PREFERRED, french));
        titles.add(new Title("en", TitleKind.PREFERRED, english));
        titles.add(new Title("ar", TitleKind.PREFERRED, arabic));
        titles.add(new Title("fr", TitleKind.ALTERNATIVE, french + " qualifié"));
        List<SkillLink> skills = ESSENTIAL.getOrDefault(code, List.of()).stream()
                .map(skill -> new SkillLink(skill, Importance.ESSENTIAL))
                .toList();
        Set<Flag> flags = code.equals("F1602") ? Set.of(Flag.REGULATED) : Set.of();
        occupations.put(
                code, new Occupation(code, parent, level, null, titles, skills, List.of(moves), List.of(), flags));
    }
}
