package org.passerelle.recruitment;

import java.util.List;
import java.util.Map;

/** Title and description of an advert, read once however many rules ask. Linear in their length. Not thread-safe. */
final class Texts {
    private final String title;
    private final String description;
    /** What wordings tell of each, by rule; null until the first rule asks. */
    private List<Map<String, List<Wording.Passage>>> read;

    /** @param description null for none */
    Texts(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** Reads them now: of many texts one after the other, what wordings know stays close to the processor. */
    Texts read() {
        if (read == null) {
            read = description == null
                    ? List.of(read("title", title))
                    : List.of(read("title", title), read("description", description));
        }
        return this;
    }

    /** What the wording of a rule tells of them: the title's passages, then the description's, each in order of place. */
    List<Wording.Passage> passages(String rule) {
        return read().read.stream()
                .flatMap(text -> text.getOrDefault(rule, List.of()).stream())
                .toList();
    }

    private static Map<String, List<Wording.Passage>> read(String field, String text) {
        return Wordings.shipped().passages(field, Words.of(text));
    }
}
