package org.passerelle.matching.service;

import java.util.List;
import java.util.Optional;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Opportunities;
import org.passerelle.platform.ProblemType;

/** A page of both lists of opportunities as one opaque cursor: where the one has ended, the other goes on. */
record OpportunitiesPage(RankingPage home, RankingPage abroad) {

    private static final String SEPARATOR = ".";

    static OpportunitiesPage of(String cursor) {
        if (cursor == null) {
            return new OpportunitiesPage(RankingPage.of(null), RankingPage.of(null));
        }
        String[] lists = cursor.split("\\" + SEPARATOR, -1);
        if (lists.length != 2) {
            throw ProblemType.invalid("cursor", "cursor.unknown");
        }
        return new OpportunitiesPage(list(lists[0]), list(lists[1]));
    }

    /** Nothing where no page of the list has shown anything yet. */
    private static RankingPage list(String cursor) {
        return RankingPage.of(cursor.isEmpty() ? null : cursor);
    }

    /** The page after this one, empty when both lists have ended with it. */
    Optional<OpportunitiesPage> next(Opportunities atHome, Opportunities elsewhere) {
        OpportunitiesPage next = new OpportunitiesPage(after(home, atHome.hits()), after(abroad, elsewhere.hits()));
        boolean more = next.home.ranked() < atHome.eligible() || next.abroad.ranked() < elsewhere.eligible();
        boolean moved = !next.equals(this);
        return more && moved ? Optional.of(next) : Optional.empty();
    }

    private static RankingPage after(RankingPage page, List<Hit> hits) {
        return hits.isEmpty() ? page : new RankingPage(page.ranked() + hits.size(), hits.getLast());
    }

    String cursor() {
        return text(home) + SEPARATOR + text(abroad);
    }

    private static String text(RankingPage list) {
        return list.last() == null ? "" : list.cursor();
    }
}
