package org.passerelle.matching.service;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One group of a composition. A count that is absent is not known or not shown.
 *
 * @param group of the trait, {@code UNKNOWN} for those whose file does not say
 * @param considered seekers in the pool
 * @param eligible of those, who fulfil all that is required
 * @param returned of those, who were listed
 * @param eligibility rate of the eligible; absent where there is nothing to compare
 * @param selection rate of those returned; absent where there is nothing to compare
 */
public record GroupView(
        String group,
        Long considered,
        Long eligible,
        Long returned,
        SelectionView eligibility,
        SelectionView selection) {

    /** Cells that are left out together: one alone would be told by the others and the total. */
    private static final int TOGETHER = 2;

    /** Each null where it was not counted or is not shown. */
    record Counts(String group, Long considered, Long eligible, Long returned) {}

    /** All groups of a trait, with nothing left out. */
    static List<GroupView> of(List<Counts> groups) {
        return of(groups, pool(groups));
    }

    /** All groups of a trait; counts from 1 to below the limit are left out, and another one where it would be only one. */
    static List<GroupView> withoutSmall(List<Counts> groups, long smallest) {
        List<Long> considered = withoutSmall(groups, Counts::considered, smallest);
        List<Long> eligible = withoutSmall(groups, Counts::eligible, smallest);
        List<Long> returned = withoutSmall(groups, Counts::returned, smallest);
        return of(
                IntStream.range(0, groups.size())
                        .mapToObj(i ->
                                new Counts(groups.get(i).group(), considered.get(i), eligible.get(i), returned.get(i)))
                        .toList(),
                pool(groups));
    }

    private static List<Long> withoutSmall(List<Counts> groups, Function<Counts, Long> column, long smallest) {
        Long[] cells = groups.stream().map(column).toArray(Long[]::new);
        long small =
                Stream.of(cells).filter(cell -> cell > 0 && cell < smallest).count();
        if (small > 0) {
            IntStream.range(0, cells.length)
                    .boxed()
                    // Those left out for being small, then the smallest of the others.
                    .sorted(Comparator.<Integer>comparingInt(i -> cells[i] > 0 && cells[i] < smallest ? 0 : 1)
                            .thenComparingLong(i -> cells[i]))
                    .limit(Math.max(small, TOGETHER))
                    .toList()
                    .forEach(i -> cells[i] = null);
        }
        return Arrays.asList(cells);
    }

    private static long pool(List<Counts> groups) {
        return groups.stream()
                .map(Counts::considered)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<GroupView> of(List<Counts> groups, long pool) {
        List<Optional<SelectionView>> eligibility = SelectionView.compare(
                groups.stream()
                        .map(g -> new SelectionView.Counts(g.considered, g.eligible))
                        .toList(),
                pool);
        List<Optional<SelectionView>> selection = SelectionView.compare(
                groups.stream()
                        .map(g -> new SelectionView.Counts(g.considered, g.returned))
                        .toList(),
                pool);
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new GroupView(
                        groups.get(i).group,
                        groups.get(i).considered,
                        groups.get(i).eligible,
                        groups.get(i).returned,
                        eligibility.get(i).orElse(null),
                        selection.get(i).orElse(null)))
                .toList();
    }
}
