package org.passerelle.matching.service;

import java.util.List;
import org.passerelle.matching.service.Composition.Trait;

/**
 * Whom a ranking considered, admitted and listed, by sex and by age band. On the pages after the first only those listed.
 *
 * @param year that ages are of: somebody's age is the one reached in it
 */
public record CompositionView(int year, List<GroupView> sex, List<GroupView> age) {

    static CompositionView of(Composition composition) {
        return new CompositionView(composition.year(), groups(composition, Trait.SEX), groups(composition, Trait.AGE));
    }

    private static List<GroupView> groups(Composition composition, Trait trait) {
        return GroupView.of(composition.parts().stream()
                .filter(part -> part.trait() == trait)
                .map(part -> new GroupView.Counts(
                        part.group(), count(part.considered()), count(part.eligible()), (long) part.returned()))
                .toList());
    }

    private static Long count(Integer count) {
        return count == null ? null : Long.valueOf(count);
    }
}
