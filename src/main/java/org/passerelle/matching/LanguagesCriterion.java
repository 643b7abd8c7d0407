package org.passerelle.matching;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.classification.CefrLevel;
import org.passerelle.classification.Classification;

/** Each language at the level asked; one level below is half of it, two below a fifth. */
final class LanguagesCriterion implements Criterion {

    private static final List<CefrLevel> LEVELS = List.of(CefrLevel.values());

    @Override
    public String name() {
        return "languages";
    }

    /** Abroad, the language decides whether a skilled person can work and live safely; but it can be learnt. */
    @Override
    public int weight() {
        return 12;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        candidate.languages().forEach((language, level) -> {
            for (CefrLevel reached : LEVELS.subList(0, level.ordinal() + 1)) {
                facts.token(token(language, reached));
            }
        });
    }

    private static String token(String language, CefrLevel level) {
        return "lang:" + language + "@" + level;
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        return opening.languages().stream().map(this::ladder).toList();
    }

    private Ladder ladder(Opening.Language asked) {
        int level = asked.level().ordinal();
        List<Rung> rungs = new ArrayList<>();
        rungs.add(Rung.of("level", 1000, Condition.has(token(asked.code(), asked.level()))));
        if (level >= 1) {
            rungs.add(Rung.of("one-below", 500, Condition.has(token(asked.code(), LEVELS.get(level - 1)))));
        }
        if (level >= 2) {
            rungs.add(Rung.of("two-below", 200, Condition.has(token(asked.code(), LEVELS.get(level - 2)))));
        }
        return new Ladder(
                name(),
                asked.code(),
                Criterion.importance(asked.necessity()),
                rungs,
                Criterion.bestIf(asked.necessity()));
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        CefrLevel level = opening.languages().stream()
                .filter(language -> language.code().equals(ladder.item()))
                .map(Opening.Language::level)
                .findFirst()
                .orElseThrow();
        return reader.say("asked.languages", reader.language(ladder.item()), level);
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        CefrLevel level = candidate.languages().get(ladder.item());
        return level == null ? reader.say("found.missing") : level.name();
    }
}
