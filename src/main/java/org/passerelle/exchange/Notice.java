package org.passerelle.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something to say about one field of a record that came in: why the record is refused, or what of it was left out or read
 * with an assumption.
 *
 * @param field path in the source's own words ({@code competences[2].code}), empty for the record itself
 * @param args what the reason's text names: first the source's own value, then what was made of it
 */
public record Notice(String field, Reason reason, List<String> args) {

    /** Longest value repeated in a notice: enough to recognise it, too little to fill a receipt with. */
    private static final int MAX_VALUE = 200;

    /** The bundle without a language is the French one; the machine's own language plays no part. */
    private static final ResourceBundle.Control BUNDLES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public enum Reason {
        /** Nothing is there, and nothing can be made without it. */
        MISSING,
        /** Another JSON type is needed. */
        WRONG_TYPE,
        /** A code that is not in its list, or a text that says nothing known. */
        UNKNOWN,
        /** Work for oneself: no employer offers it. */
        NOT_EMPLOYMENT,
        /** Work and study, of which neither kind is named: apprentices and trainees are never taken for one another. */
        ENTRY_TYPE_UNCLEAR,
        /** Not understood: the record goes without it. */
        LEFT_OUT,
        /** Understood, but a vacancy has no field for it. */
        NO_PLACE,
        /** Not the same, but the nearest that a vacancy can say: source's value, what it became. */
        READ_AS,
        /** Not stated, but a vacancy has to say it: what was assumed. */
        ASSUMED,
        /** Stands for the notices beyond the most that one record gets: how many. */
        MORE;

        /** Key of the text in the bundles {@code notices}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Notice {
        field = clean(field);
        args = args.stream().map(Notice::clean).toList();
    }

    static Notice of(String field, Reason reason, String... args) {
        return new Notice(field, reason, List.of(args));
    }

    /** The reason in the reader's language. */
    public String text(Locale locale) {
        String pattern = ResourceBundle.getBundle("notices", locale, BUNDLES).getString(reason.key());
        return new MessageFormat(pattern, locale).format(args.toArray());
    }

    /** Short, and something every system can store: without NUL, half a surrogate pair being a question mark. */
    private static String clean(String value) {
        String kept = value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
        return new String(kept.getBytes(UTF_8), UTF_8).replace('\0', '?');
    }
}
