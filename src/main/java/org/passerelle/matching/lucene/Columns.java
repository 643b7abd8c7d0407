package org.passerelle.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * What of a segment is held in memory to be ranked by: its numbers and its homes, some twelve bytes per document. A
 * segment's documents never change, only which of them are deleted, so this is read once and forgotten with the segment.
 */
final class Columns {

    private final Map<String, Numbers> numbers = new ConcurrentHashMap<>();
    private final Homes homes;

    private Columns(LeafReader segment) throws IOException {
        for (FieldInfo field : segment.getFieldInfos()) {
            if (Segment.isNumber(field.name)) {
                numbers.put(field.name, Numbers.read(segment, field.name));
            }
        }
        homes = Homes.read(segment, Segment.HOME, Segment.REACH);
    }

    Homes homes() {
        return homes;
    }

    /** Null when no document of the segment has this number. */
    Numbers numbers(String name) {
        return numbers.get(Segment.number(name));
    }

    /** The columns of the segments in use. */
    static final class Cache {

        private final Map<IndexReader.CacheKey, Columns> segments = new ConcurrentHashMap<>();

        /** Reads them where this segment is new. Whoever else asks for the same segment meanwhile waits. */
        Columns of(LeafReader segment) {
            IndexReader.CacheHelper core = segment.getCoreCacheHelper();
            return segments.computeIfAbsent(core.getKey(), key -> {
                try {
                    core.addClosedListener(segments::remove);
                    return new Columns(segment);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
