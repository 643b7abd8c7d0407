package org.passerelle.recruitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Title and description of an advert, each read once however many rules ask. Linear in their length. Not thread-safe. */
final class Texts {
    private final String title;
    private final String description;
    /** By field; null until the first rule asks. */
    private Map<String, Words> words;

    private final Map<Wording, List<Wording.Passage>> passages = new HashMap<>();

    /** @param description null for none */
    Texts(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** What a wording tells of them: the title's passages, then the description's, each in order of place. */
    List<Wording.Passage> passages(Wording wording) {
        return passages.computeIfAbsent(wording, this::read);
    }

    private List<Wording.Passage> read(Wording wording) {
        if (words == null) {
            words = new LinkedHashMap<>();
            words.put("title", Words.of(title));
            if (description != null) {
                words.put("description", Words.of(description));
            }
        }
        List<Wording.Passage> all = new ArrayList<>();
        words.forEach((field, text) -> all.addAll(wording.passages(field, text)));
        return List.copyOf(all);
    }
}
