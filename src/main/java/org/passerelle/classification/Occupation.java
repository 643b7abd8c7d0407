package org.passerelle.classification;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of a classification: a domain ({@code F}), an area ({@code F17}) or an occupation ({@code F1703}).
 *
 * @param parent the code one level up, null at the top; areas may stand under areas, as in ISCO-08
 * @param isco08 ISCO-08 unit group of four digits, null where it does not apply
 * @param moves moves that start here
 * @param flags what the law of most countries asks for, in the order of {@link Flag}
 */
public record Occupation(
        String code,
        String parent,
        Level level,
        String isco08,
        List<Title> titles,
        List<SkillLink> skills,
        List<Move> moves,
        List<Crosswalk> crosswalks,
        Set<Flag> flags) {

    /** Codes of occupations and skills: some classifications use addresses. */
    public static final int MAXIMUM_CODE = 200;

    @Schema(name = "OccupationLevel")
    public enum Level {
        DOMAIN,
        AREA,
        OCCUPATION
    }

    @Schema(name = "TitleKind")
    public enum TitleKind {
        PREFERRED,
        ALTERNATIVE
    }

    /**
     * What to look at before placing somebody: {@code REGULATED}, a qualification or licence is asked for by law in most
     * countries; {@code HAZARDOUS_FOR_MINORS}, hazardous work in the sense of ILO Convention 182, Art. 3 (d).
     */
    @Schema(name = "OccupationFlag")
    public enum Flag {
        REGULATED,
        HAZARDOUS_FOR_MINORS
    }

    /** How much a skill belongs to an occupation. */
    @Schema(name = "SkillImportance")
    public enum Importance {
        ESSENTIAL,
        OPTIONAL
    }

    /** {@code NEAR}: little or no training is needed; {@code PROGRESSION}: the next step of a career. */
    @Schema(name = "MoveKind")
    public enum MoveKind {
        NEAR,
        PROGRESSION
    }

    /** How well a crosswalk's target covers the occupation or title, in SKOS terms. */
    @Schema(name = "CrosswalkMatch")
    public enum Match {
        EXACT,
        CLOSE,
        BROAD,
        NARROW
    }

    @Schema(name = "OccupationTitle")
    public record Title(String language, TitleKind kind, String title) {}

    public record SkillLink(String skill, Importance importance) {}

    public record Move(String to, MoveKind kind) {}

    /**
     * @param title the title that is mapped, null when the whole occupation is meant
     * @param version of the source, null where it has none
     */
    public record Crosswalk(String title, String scheme, String target, Match match, String source, String version) {}

    public Occupation {
        titles = List.copyOf(titles);
        skills = List.copyOf(skills);
        moves = List.copyOf(moves);
        crosswalks = List.copyOf(crosswalks);
        flags = inOrder(flags);
    }

    /** Without flags. */
    public Occupation(
            String code,
            String parent,
            Level level,
            String isco08,
            List<Title> titles,
            List<SkillLink> skills,
            List<Move> moves,
            List<Crosswalk> crosswalks) {
        this(code, parent, level, isco08, titles, skills, moves, crosswalks, Set.of());
    }

    /** The same on every start, unlike {@code Set.copyOf}: {@link Classification#fingerprint} depends on it. */
    private static Set<Flag> inOrder(Collection<Flag> flags) {
        EnumSet<Flag> sorted = EnumSet.noneOf(Flag.class);
        sorted.addAll(flags);
        return Collections.unmodifiableSet(sorted);
    }

    /** The preferred title in this language, if there is one. */
    public Optional<String> preferredTitle(String language) {
        return titles.stream()
                .filter(t -> t.kind() == TitleKind.PREFERRED && t.language().equals(language))
                .map(Title::title)
                .findFirst();
    }

    public Stream<String> moves(MoveKind kind) {
        return moves.stream().filter(m -> m.kind() == kind).map(Move::to);
    }
}
