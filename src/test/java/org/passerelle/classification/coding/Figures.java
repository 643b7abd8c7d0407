package org.passerelle.classification.coding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts how high the right codes stand. */
final class Figures {

    private int titles;
    private double reciprocal;
    private int first;
    private int five;
    private int ten;
    private int groupFirst;
    private int groupFive;
    private int groupFiveDistinct;

    /** @param codes best first */
    void count(DevelopmentSet set, DevelopmentSet.Asked asked, List<String> codes) {
        titles++;
        for (int rank = 1; rank <= codes.size(); rank++) {
            if (asked.codes().contains(codes.get(rank - 1))) {
                reciprocal += 1.0 / rank;
                first += rank <= 1 ? 1 : 0;
                five += rank <= 5 ? 1 : 0;
                ten += rank <= 10 ? 1 : 0;
                break;
            }
        }
        if (asked.group() != null) {
            List<String> groups = codes.stream().map(set.groups()::get).toList();
            Set<String> distinct = new LinkedHashSet<>(groups);
            groupFirst += !groups.isEmpty() && asked.group().equals(groups.getFirst()) ? 1 : 0;
            groupFive += groups.stream().limit(5).anyMatch(asked.group()::equals) ? 1 : 0;
            groupFiveDistinct += distinct.stream().limit(5).anyMatch(asked.group()::equals) ? 1 : 0;
        }
    }

    static String header() {
        return String.format(
                "%-18s %-8s %-22s %6s %6s %6s %6s %6s | %6s %6s %8s",
                "set", "half", "method", "titles", "MRR", "A@1", "A@5", "A@10", "group1", "group5", "distinct");
    }

    String row(String set, String half, String method) {
        double n = Math.max(1, titles);
        return String.format(
                Locale.ROOT,
                "%-18s %-8s %-22s %6d %6.3f %6.3f %6.3f %6.3f | %6.3f %6.3f %8.3f",
                set,
                half,
                method,
                titles,
                reciprocal / n,
                first / n,
                five / n,
                ten / n,
                groupFirst / n,
                groupFive / n,
                groupFiveDistinct / n);
    }
}
