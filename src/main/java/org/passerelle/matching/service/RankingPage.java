package org.passerelle.matching.service;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.matching.Hit;
import org.passerelle.matching.Page;
import org.passerelle.matching.Survey;
import org.passerelle.platform.ProblemType;

/**
 * A page of a ranking as an opaque cursor.
 *
 * @param ranked how many came before
 * @param last the last of them, null before the first page
 */
record RankingPage(int ranked, Hit last) {

    /** Shown with the first page: enough to see a pattern, few enough to read. */
    private static final int NEAR_MISSES = 10;

    private static final int LENGTH = 2 * Integer.BYTES + 2 * Long.BYTES;

    static RankingPage of(String cursor) {
        if (cursor == null) {
            return new RankingPage(0, null);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == LENGTH) {
                return new RankingPage(
                        bytes.getInt(), new Hit(new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt()));
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like a cursor of the wrong length
        }
        throw ProblemType.invalid("cursor", "cursor.unknown");
    }

    Page page(int limit) {
        return page(limit, Map.of());
    }

    /** @param groups that the first page counts */
    Page page(int limit, Map<String, Set<String>> groups) {
        return last == null ? new Page(limit, null, new Survey(NEAR_MISSES, groups)) : Page.after(last, limit);
    }

    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(LENGTH)
                        .putInt(ranked)
                        .putLong(last.id().getMostSignificantBits())
                        .putLong(last.id().getLeastSignificantBits())
                        .putInt(last.points())
                        .array());
    }
}
