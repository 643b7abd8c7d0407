package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/** Who every document of a segment is. Takes sixteen bytes per document. */
final class Ids {

    private static final String HIGH = "idHigh";
    private static final String LOW = "idLow";

    private final long[] high;
    private final long[] low;

    private Ids(long[] high, long[] low) {
        this.high = high;
        this.low = low;
    }

    static void write(UUID id, Document document) {
        document.add(new NumericDocValuesField(HIGH, id.getMostSignificantBits()));
        document.add(new NumericDocValuesField(LOW, id.getLeastSignificantBits()));
    }

    static Ids read(LeafReader segment) throws IOException {
        return new Ids(read(segment, HIGH), read(segment, LOW));
    }

    private static long[] read(LeafReader segment, String field) throws IOException {
        long[] values = new long[segment.maxDoc()];
        NumericDocValues stored = DocValues.getNumeric(segment, field);
        for (int document = 0; document < values.length; document++) {
            if (stored.nextDoc() != document) {
                throw new IllegalStateException("A document without an id");
            }
            values[document] = stored.longValue();
        }
        return values;
    }

    /** Whether the document's id comes before another, in the order of {@link org.passerelle.matching.Hit}. */
    boolean isBefore(int document, UUID other) {
        int order = Long.compareUnsigned(high[document], other.getMostSignificantBits());
        return order == 0 ? Long.compareUnsigned(low[document], other.getLeastSignificantBits()) < 0 : order < 0;
    }

    UUID of(int document) {
        return new UUID(high[document], low[document]);
    }
}
