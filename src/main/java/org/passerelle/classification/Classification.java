package org.passerelle.classification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of a classification, whole and immutable, held in memory: some 15,000 titles take about 10 MB. All look-ups
 * by code are constant time.
 */
public final class Classification {

    /** Languages to fall back on, in order, where a title is missing in the reader's own. */
    private static final List<String> FALLBACK = List.of("fr", "en");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String id;
    private final String version;
    private final Map<String, String> names;
    private final List<String> languages;
    private final Map<String, Occupation> occupations;
    private final List<Occupation> sorted;
    private final Map<String, Skill> skills;
    /** For each kind of move and occupation, where such moves come from. */
    private final Map<Occupation.MoveKind, Map<String, Set<String>>> origins = new EnumMap<>(Occupation.MoveKind.class);

    private final Map<String, Set<String>> titleKeys = new HashMap<>();
    private final Map<String, List<String>> relatedSkills;

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
        this.sorted = occupations.values().stream()
                .sorted(Comparator.comparing(Occupation::code))
                .toList();
        this.skills = Map.copyOf(skills);
        for (Occupation occupation : sorted) {
            occupation.moves().forEach(move -> origins.computeIfAbsent(move.kind(), k -> new HashMap<>())
                    .computeIfAbsent(move.to(), c -> new TreeSet<>())
                    .add(occupation.code()));
            titleKeys.put(
                    occupation.code(),
                    occupation.titles().stream().map(t -> fold(t.title())).collect(Collectors.toUnmodifiableSet()));
        }
        relatedSkills = RelatedSkills.of(sorted);
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

    /** All entries: domains, areas and occupations, by code. */
    public Collection<Occupation> occupations() {
        return sorted;
    }

    public Collection<Skill> skills() {
        return skills.values();
    }

    /** Differs where any entry, title or move differs: what was derived from one content is not mixed with another's. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(occupations)
                    .values()
                    .forEach(entry -> digest.update(entry.toString().getBytes(StandardCharsets.UTF_8)));
            return id + " " + version + " " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any entry: domain, area or occupation. */
    public Optional<Occupation> find(String code) {
        return Optional.ofNullable(code).map(occupations::get);
    }

    public Optional<Skill> findSkill(String code) {
        return Optional.ofNullable(code).map(skills::get);
    }

    /** Whether a record may be coded with this: a domain or an area is too coarse. */
    public boolean isOccupation(String code) {
        return find(code).filter(o -> o.level() == Occupation.Level.OCCUPATION).isPresent();
    }

    /** The nearest area above an occupation, empty in a flat list. */
    public Optional<String> areaOf(String code) {
        return find(code).map(Occupation::parent);
    }

    /** The highest level above an occupation, empty where there is none above its area. */
    public Optional<String> domainOf(String code) {
        return find(code).stream()
                .flatMap(this::above)
                .skip(1)
                .reduce((lower, higher) -> higher)
                .map(Occupation::code);
    }

    /** The entries above this one, nearest first. */
    public Stream<Occupation> above(Occupation occupation) {
        return Stream.iterate(
                        find(occupation.parent()),
                        Optional::isPresent,
                        o -> find(o.get().parent()))
                .map(Optional::orElseThrow);
    }

    /** Occupations from which one moves to this one with little or no training, sorted. */
    public Set<String> nearTo(String code) {
        return origins(code, Occupation.MoveKind.NEAR);
    }

    /** Occupations whose progression leads to this one, sorted. */
    public Set<String> progressionsTo(String code) {
        return origins(code, Occupation.MoveKind.PROGRESSION);
    }

    private Set<String> origins(String code, Occupation.MoveKind kind) {
        return Collections.unmodifiableSet(origins.getOrDefault(kind, Map.of()).getOrDefault(code, Set.of()));
    }

    /** Skills that go together with this one, the closest first: {@link RelatedSkills}. */
    public List<String> relatedSkills(String skill) {
        return relatedSkills.getOrDefault(skill, List.of());
    }

    /** Whether the law of most countries asks for a qualification or licence. */
    public boolean regulated(String code) {
        return find(code)
                .filter(o -> o.flags().contains(Occupation.Flag.REGULATED))
                .isPresent();
    }

    /** The folded form of a title that this occupation is known by, or empty when it is no title of this occupation. */
    public Optional<String> titleKey(String code, String title) {
        if (title == null) {
            return Optional.empty();
        }
        return Optional.of(fold(title)).filter(titleKeys.getOrDefault(code, Set.of())::contains);
    }

    /** Preferred title in this language, else in French, English or the classification's own first, else the code. */
    public String title(String code, String language) {
        return find(code)
                .flatMap(occupation -> inLanguageOf(language, occupation::preferredTitle))
                .orElse(code);
    }

    /** A skill's title in this language, else in French, English or the classification's own first, else the code. */
    public String skillTitle(String code, String language) {
        return findSkill(code)
                .flatMap(skill -> inLanguageOf(
                        language, l -> Optional.ofNullable(skill.titles().get(l))))
                .orElse(code);
    }

    private Optional<String> inLanguageOf(String reader, Function<String, Optional<String>> title) {
        return Stream.of(Stream.of(reader), FALLBACK.stream(), languages.stream())
                .flatMap(Function.identity())
                .flatMap(language -> title.apply(language).stream())
                .findFirst();
    }

    private static String fold(String title) {
        String bare =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        return SEPARATORS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
