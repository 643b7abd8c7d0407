package org.passerelle.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.Necessity;
import org.passerelle.matching.Opening;
import org.passerelle.matching.Plan;

/** The plans of generated vacancies, in a file that a process with another Lucene can read too. */
public final class Plans {

    private static final String FILE = "plans.json";

    private Plans() {}

    /** Of the first vacancies that require something beside a place: strict plans are to be strict. */
    static void write(Path folder, Stream<Opening> openings, int count, Classification classification)
            throws IOException {
        Population.JSON.writeValue(
                folder.resolve(FILE).toFile(),
                openings.filter(Plans::requiresSomething)
                        .limit(count)
                        .map(opening -> Plan.compile(opening, classification))
                        // No engine may look at the opening: the ladders say it all.
                        .map(plan -> new Plan(null, plan.ladders(), plan.gates()))
                        .toList());
    }

    private static boolean requiresSomething(Opening opening) {
        return opening.experience() != null && opening.experience().necessity() == Necessity.REQUIRED
                || opening.languages().stream().anyMatch(l -> l.necessity() == Necessity.REQUIRED)
                || opening.skills().stream().anyMatch(s -> s.necessity() == Necessity.REQUIRED);
    }

    public static List<Plan> read(Path folder, Kind kind) throws IOException {
        return Population.JSON.readValue(folder.resolve(FILE).toFile(), new TypeReference<List<Plan>>() {}).stream()
                .map(kind::of)
                .toList();
    }
}
