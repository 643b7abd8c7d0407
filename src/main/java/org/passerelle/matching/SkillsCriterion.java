package org.passerelle.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.classification.Classification;

/**
 * The skills that the vacancy names: each one held, being learnt, or near because a related one is held. What the occupation
 * needs but the vacancy does not name gives no points: it is not asked, and who has worked in the occupation has it.
 */
final class SkillsCriterion implements Criterion {

    @Override
    public String name() {
        return "skills";
    }

    /** What the employer spelled out; less than the occupation because seekers' lists of skills are seldom complete. */
    @Override
    public int weight() {
        return 20;
    }

    @Override
    public void write(Candidate candidate, Classification classification, Facts.Writer facts) {
        candidate.skills().forEach(skill -> facts.token(token(skill)));
        candidate.training().stream()
                .filter(training -> training.skill() != null)
                .forEach(training -> Learning.write(token(training.skill()), training.endsOn(), facts));
    }

    private static String token(String skill) {
        return "skill:" + skill;
    }

    @Override
    public List<Ladder> ladders(Opening opening, Classification classification) {
        List<Ladder> ladders = new ArrayList<>(opening.skills().size());
        for (Opening.Skill skill : opening.skills()) {
            ladders.add(new Ladder(
                    name(),
                    skill.code(),
                    skill.importance() * Criterion.importance(skill.necessity()),
                    rungs(skill.code(), opening.startsOn(), classification),
                    Criterion.bestIf(skill.necessity())));
        }
        return ladders;
    }

    private static List<Rung> rungs(String skill, LocalDate start, Classification classification) {
        List<String> related = classification.relatedSkills(skill);
        List<Rung> rungs = new ArrayList<>(4);
        rungs.add(Rung.of("held", 1000, Condition.has(token(skill))));
        if (start != null) {
            // Most training is finished, and what is fresh has not been practised.
            rungs.add(Rung.of("trained", 700, Learning.overBefore(token(skill), start)));
        }
        if (!related.isEmpty()) {
            rungs.add(Rung.of("related", 400, Condition.hasAny(related.stream().map(SkillsCriterion::token))));
        }
        rungs.add(Rung.of("learning", 300, Learning.inProgress(token(skill))));
        return rungs;
    }

    @Override
    public String asked(Ladder ladder, Opening opening, Reader reader) {
        return reader.skill(ladder.item());
    }

    @Override
    public String found(Ladder ladder, int rung, Opening opening, Candidate candidate, Reader reader) {
        String skill = ladder.item();
        return switch (rung == Ladder.BELOW ? "none" : ladder.rungs().get(rung).key()) {
            case "held" -> held(skill, candidate, reader);
            case "trained", "learning" -> reader.say("found.learning", reader.date(end(skill, candidate)));
            case "related" ->
                reader.classification().relatedSkills(skill).stream()
                        .filter(candidate.skills()::contains)
                        .map(related -> held(related, candidate, reader))
                        .collect(Collectors.joining(", "));
            default -> reader.say("found.missing");
        };
    }

    /** With the country where it was gained when that is another one than that of residence. */
    private static String held(String skill, Candidate candidate, Reader reader) {
        return Optional.ofNullable(candidate.skillsGainedIn().get(skill))
                .filter(country -> candidate.residence() == null
                        || !country.equals(candidate.residence().country()))
                .map(country -> reader.say("found.skills.abroad", reader.skill(skill), reader.country(country)))
                .orElseGet(() -> reader.skill(skill));
    }

    /** Of several the first: that is when it can be had. */
    private static LocalDate end(String skill, Candidate candidate) {
        return candidate.training().stream()
                .filter(training -> skill.equals(training.skill()))
                .map(Candidate.Training::endsOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
