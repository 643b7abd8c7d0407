package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;

/** What is held in memory of a segment's candidates, besides Lucene's own files: at most a hundred bytes for each. */
final class Columns {

    private final Map<String, Numbers> numbers = new HashMap<>();
    private final Ids ids;
    private final Homes homes;
    private final Map<String, Dictionary> dictionaries = new HashMap<>();

    Columns(LeafReader segment) throws IOException {
        for (FieldInfo field : segment.getFieldInfos()) {
            if (Segment.isNumber(field.name)) {
                numbers.put(field.name, Numbers.read(segment, field.name));
            }
        }
        ids = Ids.read(segment);
        homes = Homes.read(segment, Segment.HOME, Segment.REACH);
        for (String field : List.of(Segment.FACT, Segment.LABEL, Segment.GROUP)) {
            dictionaries.put(field, Dictionary.read(segment, field));
        }
    }

    Ids ids() {
        return ids;
    }

    Homes homes() {
        return homes;
    }

    /** The tokens of a field. */
    Dictionary dictionary(String field) {
        return dictionaries.get(field);
    }

    /** Null when no document of the segment has this number. */
    Numbers numbers(String name) {
        return numbers.get(Segment.number(name));
    }
}
