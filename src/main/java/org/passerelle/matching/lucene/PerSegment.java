package org.passerelle.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * What is held in memory of each segment in use. A segment's documents never change, only which of them are deleted, so this
 * is read once and forgotten with the segment.
 */
final class PerSegment<T> {

    private final Map<IndexReader.CacheKey, T> segments = new ConcurrentHashMap<>();
    private final Read<T> read;

    PerSegment(Read<T> read) {
        this.read = read;
    }

    /** Reads it where the segment is new. Whoever else asks for the same segment meanwhile waits. */
    T of(LeafReader segment) {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        return segments.computeIfAbsent(core.getKey(), key -> {
            try {
                core.addClosedListener(segments::remove);
                return read.of(segment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Reads what is to be held. */
    interface Read<T> {
        T of(LeafReader segment) throws IOException;
    }
}
