package org.passerelle.classification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.classification.Occupation.Crosswalk;
import org.passerelle.classification.Occupation.Match;

/**
 * Where an occupation, or one of its titles, leads in other classifications: directly, or over one classification in between
 * that is loaded. Paths are kept apart, each with its source: where two of them lead to different targets, both are answered
 * and a person chooses. A scheme is the identifier of a classification, in any case ({@code ISCO-08} is {@code isco-08}).
 *
 * <p>A crosswalk to the own scheme is another form of a code (an ESCO URI), or the code that an entry had in earlier
 * versions. It is no path to another classification, but the exact ones are followed where other crosswalks lead to them.
 */
public final class Crosswalks {

    /**
     * @param title of the occupation one comes from, when only this title is mapped
     * @param target as the classification that is loaded writes it, else as the crosswalk does
     * @param targetTitle when only this title of the target is mapped
     * @param via the crosswalk to the classification in between, null on a direct path
     */
    public record Path(
            String title,
            String scheme,
            String target,
            String targetTitle,
            Match match,
            String source,
            String version,
            Crosswalk via) {}

    private record Origin(Classification classification, Occupation occupation, Crosswalk crosswalk) {}

    private final Map<String, Classification> loaded = new HashMap<>();
    /** By classification: its codes by their other forms. */
    private final Map<String, Map<String, String>> otherForms = new HashMap<>();
    /** By classification and code: what leads there. */
    private final Map<String, Map<String, List<Origin>>> origins = new HashMap<>();

    /** Linear in the number of crosswalks; some 20 MB for ROME, ESCO and ISCO-08 together. */
    public Crosswalks(Collection<Classification> loaded) {
        loaded.forEach(classification -> this.loaded.put(classification.id(), classification));
        loaded.forEach(this::addOtherForms);
        loaded.forEach(this::addOrigins);
    }

    private void addOtherForms(Classification classification) {
        Map<String, String> forms = otherForms.computeIfAbsent(classification.id(), id -> new HashMap<>());
        for (Occupation occupation : classification.occupations()) {
            occupation.crosswalks().stream()
                    .filter(c -> c.title() == null && c.match() == Match.EXACT && within(classification, c))
                    .forEach(c -> forms.putIfAbsent(c.target(), occupation.code()));
        }
    }

    private void addOrigins(Classification classification) {
        for (Occupation occupation : classification.occupations()) {
            for (Crosswalk crosswalk : occupation.crosswalks()) {
                if (!within(classification, crosswalk)) {
                    target(crosswalk).ifPresent(target -> origins.computeIfAbsent(id(crosswalk), id -> new HashMap<>())
                            .computeIfAbsent(target.code(), code -> new ArrayList<>())
                            .add(new Origin(classification, occupation, crosswalk)));
                }
            }
        }
    }

    /** Paths that start with the occupation's own crosswalks: direct ones, then those over a classification in between. */
    public List<Path> from(Classification classification, Occupation occupation) {
        List<Crosswalk> own = occupation.crosswalks().stream()
                .filter(c -> !within(classification, c))
                .toList();
        return Stream.concat(
                        own.stream().map(this::direct), own.stream().flatMap(first -> further(classification, first)))
                .distinct()
                .toList();
    }

    /** Paths that other classifications' crosswalks to this occupation give when they are read backwards. */
    public List<Path> to(Classification classification, Occupation occupation) {
        return origins.getOrDefault(classification.id(), Map.of()).getOrDefault(occupation.code(), List.of()).stream()
                .map(origin -> new Path(
                        null,
                        origin.classification().id().toUpperCase(Locale.ROOT),
                        origin.occupation().code(),
                        origin.crosswalk().title(),
                        backwards(origin.crosswalk().match()),
                        origin.crosswalk().source(),
                        origin.crosswalk().version(),
                        null))
                .toList();
    }

    /** Whether a crosswalk stays within its own classification. */
    public static boolean within(Classification classification, Crosswalk crosswalk) {
        return id(crosswalk).equals(classification.id());
    }

    private static String id(Crosswalk crosswalk) {
        return crosswalk.scheme().toLowerCase(Locale.ROOT);
    }

    private Path direct(Crosswalk c) {
        String target = target(c).map(Occupation::code).orElse(c.target());
        return new Path(c.title(), c.scheme(), target, null, c.match(), c.source(), c.version(), null);
    }

    private Stream<Path> further(Classification classification, Crosswalk first) {
        return target(first).stream()
                .flatMap(between -> between.crosswalks().stream())
                // What holds for one title of the entry in between need not hold for us.
                .filter(second ->
                        second.title() == null && !id(second).equals(id(first)) && !within(classification, second))
                .flatMap(second -> joined(first.match(), second.match())
                        .map(match -> new Path(
                                first.title(),
                                second.scheme(),
                                direct(second).target(),
                                null,
                                match,
                                second.source(),
                                second.version(),
                                first))
                        .stream());
    }

    private Optional<Occupation> target(Crosswalk crosswalk) {
        String id = id(crosswalk);
        return Optional.ofNullable(loaded.get(id)).flatMap(classification -> classification
                .find(crosswalk.target())
                .or(() -> classification.find(otherForms.get(id).get(crosswalk.target()))));
    }

    /** What two steps claim together, empty when up and down again: siblings, at best. */
    static Optional<Match> joined(Match first, Match second) {
        if (first == second || second == Match.EXACT) {
            return Optional.of(first);
        }
        if (first == Match.EXACT || first == Match.CLOSE) {
            return Optional.of(second);
        }
        return second == Match.CLOSE ? Optional.of(first) : Optional.empty();
    }

    /** The match as the target sees it. */
    public static Match backwards(Match match) {
        return switch (match) {
            case BROAD -> Match.NARROW;
            case NARROW -> Match.BROAD;
            case EXACT, CLOSE -> match;
        };
    }
}
