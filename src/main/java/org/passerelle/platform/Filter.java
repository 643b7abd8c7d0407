package org.passerelle.platform;

import java.util.ArrayList;
import java.util.List;

/** What a list is narrowed by, for Panache: in order of id, after the cursor, and by each condition that is asked for. */
public final class Filter {

    private final String key;
    private final StringBuilder conditions;
    private final List<Object> values = new ArrayList<>();

    /** @param cursor of the page before, null for the first page */
    public Filter(String cursor) {
        this(cursor, "id");
    }

    /** @param key what the list is ordered by in place of the id, unique like one */
    public Filter(String cursor, String key) {
        this.key = key;
        conditions = new StringBuilder(key + " > ?1");
        values.add(Page.after(cursor));
    }

    /**
     * @param condition with one {@code :value}
     * @param value null when it is not asked for
     */
    public Filter and(String condition, Object value) {
        if (value != null) {
            values.add(value);
            conditions.append(" and ").append(condition.replace(":value", "?" + values.size()));
        }
        return this;
    }

    public String query() {
        return conditions + " order by " + key;
    }

    public Object[] values() {
        return values.toArray();
    }
}
