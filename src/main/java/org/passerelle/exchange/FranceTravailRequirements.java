package org.passerelle.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;
import org.passerelle.exchange.Notice.Reason;
import org.passerelle.vacancy.Requirements;

/**
 * {@code competences}, {@code langues}, {@code formations} and {@code permis} of an offer; {@code exigence} is {@code E}
 * (exigé) or {@code S} (souhaité) in each. Experience is read by {@link FranceTravailExperience}.
 */
final class FranceTravailRequirements {

    private static final int IMPORTANCE_REQUIRED = 2;
    private static final int IMPORTANCE_PREFERRED = 1;

    /** The format states no level. B1, the threshold of independent use, is what work in a language takes at the least. */
    private static final CefrLevel LEVEL = CefrLevel.B1;

    /**
     * ISCED 2011 attainment by the service's list {@code niveauxFormations}, folded and without "ou équivalent": a level begun
     * and not completed counts as the one below.
     */
    private static final Map<String, Integer> ISCED = Map.ofEntries(
            Map.entry("aucune formation scolaire", 0),
            Map.entry("primaire a 4eme", 1),
            Map.entry("4eme achevee", 1),
            Map.entry("3eme achevee ou brevet", 2),
            Map.entry("2nd ou 1ere achevee", 2),
            Map.entry("niveau bac", 2),
            Map.entry("cap bep", 3),
            Map.entry("bac", 3),
            Map.entry("bac 2", 5),
            Map.entry("bac 3 bac 4", 6),
            Map.entry("bac 3", 6),
            Map.entry("bac 4", 6),
            Map.entry("bac 5", 7),
            Map.entry("bac 5 et plus", 7));

    /** Categories of Directive 2006/126/EC; the older French names are those of the same licences. */
    private static final Map<String, String> LICENCES = licences();

    private static final Pattern LICENCE = Pattern.compile(
            "(B mention 96|B mention 79\\.06|[A-D][A-Z0-9]{0,2}|E[BCD])(?![\\p{L}\\p{N}]).*", Pattern.DOTALL);

    private FranceTravailRequirements() {}

    static Requirements read(Fields offer, Classification classification) throws UnreadableOffer {
        return new Requirements(
                FranceTravailExperience.read(offer),
                skills(offer.objects("competences"), classification),
                languages(offer.objects("langues")),
                education(offer.objects("formations")),
                licences(offer.objects("permis")),
                List.of());
    }

    private static List<Requirements.Skill> skills(List<Fields> competences, Classification classification)
            throws UnreadableOffer {
        Map<String, Requirements.Skill> skills = new LinkedHashMap<>();
        for (Fields competence : competences) {
            String code = competence.text("code");
            String label = competence.text("libelle");
            Necessity necessity = necessity(competence);
            if (code == null || classification.findSkill(code).isEmpty()) {
                competence.notice("code", Reason.LEFT_OUT, named(code, label));
                continue;
            }
            int importance = necessity == Necessity.REQUIRED ? IMPORTANCE_REQUIRED : IMPORTANCE_PREFERRED;
            skills.merge(
                    code,
                    new Requirements.Skill(code, necessity, importance),
                    (first, second) -> first.necessity() == Necessity.REQUIRED ? first : second);
        }
        return List.copyOf(skills.values());
    }

    private static List<Requirements.Language> languages(List<Fields> langues) throws UnreadableOffer {
        Map<String, Requirements.Language> languages = new LinkedHashMap<>();
        for (Fields langue : langues) {
            String label = langue.text("libelle");
            Necessity necessity = necessity(langue);
            Optional<String> code = label == null ? Optional.empty() : FrenchNames.language(label);
            if (code.isEmpty()) {
                langue.notice("libelle", Reason.LEFT_OUT, named(null, label));
                continue;
            }
            langue.notice("libelle", Reason.ASSUMED, LEVEL.name());
            languages.merge(
                    code.get(),
                    new Requirements.Language(code.get(), LEVEL, necessity),
                    (first, second) -> first.necessity() == Necessity.REQUIRED ? first : second);
        }
        return List.copyOf(languages.values());
    }

    /** The lowest level that is required, else the lowest that is preferred: the others are ways to the same work. */
    private static Requirements.Education education(List<Fields> formations) throws UnreadableOffer {
        Map<Fields, Requirements.Education> stated = new LinkedHashMap<>();
        for (Fields formation : formations) {
            String label = formation.text("niveauLibelle");
            Necessity necessity = necessity(formation);
            if (label == null) {
                continue;
            }
            Integer isced = ISCED.get(FrenchNames.fold(label).replaceFirst(" (?:ou|et) equivalents?$", ""));
            if (isced == null) {
                formation.notice("niveauLibelle", Reason.LEFT_OUT, label);
            } else {
                stated.put(formation, new Requirements.Education(isced, necessity));
            }
        }
        Requirements.Education asked = stated.values().stream()
                .min(Comparator.comparing(Requirements.Education::necessity)
                        .thenComparing(Requirements.Education::isced))
                .orElse(null);
        for (Map.Entry<Fields, Requirements.Education> other : stated.entrySet()) {
            if (!other.getValue().equals(asked)) {
                other.getKey()
                        .notice("niveauLibelle", Reason.NO_PLACE, other.getKey().text("niveauLibelle"));
            }
        }
        return asked;
    }

    private static List<Requirements.Licence> licences(List<Fields> permis) throws UnreadableOffer {
        List<Requirements.Licence> licences = new ArrayList<>();
        for (Fields permit : permis) {
            String label = permit.text("libelle");
            Necessity necessity = necessity(permit);
            Matcher named = LICENCE.matcher(label == null ? "" : label);
            String code = named.matches() ? LICENCES.get(named.group(1)) : null;
            if (code == null) {
                permit.notice("libelle", Reason.LEFT_OUT, named(null, label));
            } else {
                licences.add(new Requirements.Licence(code, necessity));
            }
        }
        return List.copyOf(licences);
    }

    /** Preferred unless required: what is not stated must not exclude anybody. */
    private static Necessity necessity(Fields requirement) throws UnreadableOffer {
        String stated = requirement.text("exigence");
        if ("E".equals(stated)) {
            return Necessity.REQUIRED;
        }
        if (!"S".equals(stated)) {
            requirement.notice("exigence", Reason.ASSUMED, Necessity.PREFERRED.name());
        }
        return Necessity.PREFERRED;
    }

    private static String named(String code, String label) {
        return code == null ? label == null ? "" : label : label == null ? code : code + " " + label;
    }

    private static Map<String, String> licences() {
        Map<String, String> licences = new LinkedHashMap<>();
        List.of("AM", "A1", "A2", "A", "B1", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE")
                .forEach(category -> licences.put(category, category));
        licences.put("B mention 96", "B96");
        licences.put("B mention 79.06", "BE");
        licences.put("EB", "BE");
        licences.put("EC", "CE");
        licences.put("ED", "DE");
        return Map.copyOf(licences);
    }
}
