package org.passerelle.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Occupation;
import org.passerelle.classification.Occupation.Importance;
import org.passerelle.classification.Occupation.TitleKind;

/** The occupations of a classification, laid out for drawing from them. */
final class Occupations {

    /**
     * @param feminine titles a woman says, {@code masculine} those a man says; in French
     * @param neighbours occupations one comes from or goes to by a move
     */
    record Known(
            String code,
            List<String> feminine,
            List<String> masculine,
            List<String> essential,
            List<String> optional,
            List<String> neighbours) {

        /** Falls back on the other form where a title has only one. */
        List<String> titles(boolean woman) {
            return woman ? feminine.isEmpty() ? masculine : feminine : masculine.isEmpty() ? feminine : masculine;
        }
    }

    /** The feminine endings of French names of trades, on the first word: vendeuse, cueilleuse, agente, couturière. */
    private static final Pattern FEMININE = Pattern.compile(
            "[\\p{L}-]*(euse|trice|ère|enne|onne|ante|ente|ive|isane|ée|elle|eure|esse|effe|femme)\\b.*|Femme .*");

    private final Map<String, Known> byCode;

    Occupations(Classification classification) {
        byCode = classification.occupations().stream()
                .filter(o -> o.level() == Occupation.Level.OCCUPATION)
                .map(o -> known(o, classification))
                .collect(Collectors.toUnmodifiableMap(Known::code, Function.identity()));
    }

    Known known(String code) {
        return byCode.get(code);
    }

    private static Known known(Occupation occupation, Classification classification) {
        Map<Boolean, List<String>> titles = occupation.titles().stream()
                .filter(t -> t.kind() == TitleKind.ALTERNATIVE && t.language().equals("fr"))
                .map(Occupation.Title::title)
                .collect(Collectors.partitioningBy(FEMININE.asMatchPredicate(), Collectors.toUnmodifiableList()));
        TreeSet<String> neighbours = Stream.of(
                        classification.nearTo(occupation.code()).stream(),
                        classification.progressionsTo(occupation.code()).stream(),
                        occupation.moves(Occupation.MoveKind.PROGRESSION))
                .flatMap(Function.identity())
                .filter(classification::isOccupation)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Known(
                occupation.code(),
                titles.get(true),
                titles.get(false),
                skills(occupation, Importance.ESSENTIAL),
                skills(occupation, Importance.OPTIONAL),
                List.copyOf(neighbours));
    }

    private static List<String> skills(Occupation occupation, Importance importance) {
        return occupation.skills().stream()
                .filter(s -> s.importance() == importance)
                .map(Occupation.SkillLink::skill)
                .toList();
    }
}
