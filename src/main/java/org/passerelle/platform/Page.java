package org.passerelle.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param next cursor of the page after this one, null on the last */
public record Page<T>(
        List<T> items,

        @Schema(description = "Pass it as `cursor` to read on; absent on the last page")
        String next) {

    public static final int DEFAULT_LIMIT = 50;
    /** Keeps an answer within some megabytes. */
    public static final int MAXIMUM_LIMIT = 500;

    /** Before every id. */
    private static final UUID START = new UUID(0, 0);

    /** @param rows one more than the limit where there is a page after this one */
    public static <E, T> Page<T> of(List<E> rows, int limit, Function<E, UUID> id, Function<E, T> view) {
        boolean more = rows.size() > limit;
        List<E> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                page.stream().map(view).collect(Collectors.toList()), more ? encode(id.apply(page.getLast())) : null);
    }

    /**
     * Of a list that is held in memory: linear in its length.
     *
     * @param key the row's own, which serves as cursor
     */
    public static <E, T> Page<T> of(
            List<E> all, String cursor, int limit, Function<E, String> key, Function<E, T> view) {
        int from = 0;
        if (cursor != null) {
            List<String> cursors = all.stream().map(key).map(Page::encode).toList();
            from = cursors.indexOf(cursor) + 1;
            if (from == 0) {
                throw ProblemType.invalid("cursor", "cursor.unknown");
            }
        }
        int to = Math.min(from + limit, all.size());
        return new Page<>(
                all.subList(from, to).stream().map(view).toList(),
                to < all.size() ? encode(key.apply(all.get(to - 1))) : null);
    }

    /** The id to read on after. */
    public static UUID after(String cursor) {
        if (cursor == null) {
            return START;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 2 * Long.BYTES) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like a cursor of the wrong length
        }
        throw ProblemType.invalid("cursor", "cursor.unknown");
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the limit is below 1; above the maximum it is capped */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1) {
            throw ProblemType.invalid("limit", "limit.positive");
        }
        return Math.min(asked, MAXIMUM_LIMIT);
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }
}
