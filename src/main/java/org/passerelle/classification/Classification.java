package org.passerelle.classification;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One version of a classification, whole and immutable, held in memory: some 15,000 titles take about 10 MB. All look-ups
 * are constant time.
 */
public final class Classification {

    /** Languages to fall back on, in order, where a title is missing in the reader's own. */
    private static final List<String> FALLBACK = List.of("fr", "en");

    private final String id;
    private final String version;
    private final Map<String, String> names;
    private final List<String> languages;
    private final Map<String, Occupation> occupations;
    private final Map<String, Skill> skills;
    private final Map<String, Set<String>> progressionsTo = new HashMap<>();
    private final Map<String, Set<String>> titleKeys = new HashMap<>();

    public Classification(
            String id,
            String version,
            Map<String, String> names,
            List<String> languages,
            Map<String, Occupation> occupations,
            Map<String, Skill> skills) {
        this.id = id;
        this.version = version;
        this.names = Map.copyOf(names);
        this.languages = List.copyOf(languages);
        this.occupations = Map.copyOf(occupations);
        this.skills = Map.copyOf(skills);
        for (Occupation occupation : occupations.values()) {
            occupation.moves(Occupation.MoveKind.PROGRESSION).forEach(to -> progressionsTo
                    .computeIfAbsent(to, c -> new TreeSet<>())
                    .add(occupation.code()));
            titleKeys.put(
                    occupation.code(),
                    occupation.titles().stream().map(t -> fold(t.title())).collect(Collectors.toUnmodifiableSet()));
        }
    }

    public String id() {
        return id;
    }

    public String version() {
        return version;
    }

    public Map<String, String> names() {
        return names;
    }

    public List<String> languages() {
        return languages;
    }

    public Collection<Occupation> occupations() {
        return occupations.values();
    }

    public Collection<Skill> skills() {
        return skills.values();
    }

    /** Any entry: domain, area or occupation. */
    public Optional<Occupation> find(String code) {
        return Optional.ofNullable(occupations.get(code));
    }

    public Optional<Skill> findSkill(String code) {
        return Optional.ofNullable(skills.get(code));
    }

    /** Whether a record may be coded with this: a domain or an area is too coarse. */
    public boolean isOccupation(String code) {
        Occupation occupation = occupations.get(code);
        return occupation != null && occupation.level() == Occupation.Level.OCCUPATION;
    }

    /** The area above an occupation, empty in a flat list. */
    public Optional<String> areaOf(String code) {
        return find(code).map(Occupation::parent);
    }

    /** The domain above an occupation, empty in a flat list. */
    public Optional<String> domainOf(String code) {
        return areaOf(code).flatMap(this::find).map(Occupation::parent);
    }

    /** Occupations from which one moves to this one with little or no training, sorted. */
    public Set<String> nearTo(String code) {
        return find(code)
                .<Set<String>>map(o -> o.moves(Occupation.MoveKind.NEAR).collect(TreeSet::new, Set::add, Set::addAll))
                .orElse(Set.of());
    }

    /** Occupations whose progression leads to this one, sorted. */
    public Set<String> progressionsTo(String code) {
        return progressionsTo.getOrDefault(code, Set.of());
    }

    /** The folded form of a title that this occupation is known by, or empty when it is no title of this occupation. */
    public Optional<String> titleKey(String code, String title) {
        if (title == null) {
            return Optional.empty();
        }
        return Optional.of(fold(title)).filter(titleKeys.getOrDefault(code, Set.of())::contains);
    }

    /** Preferred title in this language, else in French, else in English, else the code itself. */
    public String title(String code, String language) {
        Optional<Occupation> occupation = find(code);
        return occupation
                .flatMap(o -> o.preferredTitle(language))
                .or(() -> occupation.flatMap(o -> FALLBACK.stream()
                        .flatMap(l -> o.preferredTitle(l).stream())
                        .findFirst()))
                .orElse(code);
    }

    /** A skill's title in this language, else in French, else in English, else the code itself. */
    public String skillTitle(String code, String language) {
        Skill skill = skills.get(code);
        if (skill == null) {
            return code;
        }
        String title = skill.titles().get(language);
        return title != null
                ? title
                : FALLBACK.stream()
                        .map(skill.titles()::get)
                        .filter(t -> t != null)
                        .findFirst()
                        .orElse(code);
    }

    private static String fold(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
