package org.passerelle.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may be seen, by labels that the indexed file carries beside its facts ({@code tenant:SN}, {@code pool:...}). A scope is
 * no part of a plan: it gives no points and does not show in the funnel.
 *
 * @param groups the file carries at least one label of each group; an empty group lets nobody through
 * @param without the file carries none of these
 */
public record Scope(List<Set<String>> groups, Set<String> without) {

    public Scope {
        groups = groups.stream().map(Set::copyOf).toList();
        without = Set.copyOf(without);
    }

    public static Scope everything() {
        return new Scope(List.of(), Set.of());
    }

    public Scope within(String... labels) {
        return new Scope(
                Stream.concat(groups.stream(), Stream.of(Set.of(labels))).toList(), without);
    }

    public Scope without(String... labels) {
        return new Scope(
                groups,
                Set.of(Stream.concat(without.stream(), Stream.of(labels))
                        .distinct()
                        .toArray(String[]::new)));
    }

    public boolean shows(Set<String> labels) {
        return groups.stream().allMatch(group -> group.stream().anyMatch(labels::contains))
                && without.stream().noneMatch(labels::contains);
    }
}
