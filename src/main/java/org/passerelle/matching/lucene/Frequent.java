package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The tokens that many documents of a segment carry, one bit for each document: a window of them is then copied instead of
 * being decoded from postings. Takes at most {@value #MOST} bits per document.
 */
final class Frequent {

    /**
     * A token is frequent where one in so many documents carries it: decoding the postings of a window then takes longer
     * than reading a bitmap of it.
     */
    private static final int SHARE = 128;

    /** Tokens that are held, the most frequent first. */
    private static final int MOST = 512;

    /** Documents of a segment that lives long enough to be worth the reading: smaller ones are soon merged away. */
    private static final int LEAST = 1 << 12;

    private final Map<String, long[]> tokens = new HashMap<>();

    private record Count(String token, int documents) {}

    /** One pass over the names of the tokens, and over the postings of the frequent ones; nothing is held of a small segment. */
    static Frequent read(LeafReader segment, String field) throws IOException {
        Frequent frequent = new Frequent();
        Terms terms = segment.terms(field);
        if (terms == null || segment.maxDoc() < LEAST) {
            return frequent;
        }
        PriorityQueue<Count> rarestFirst = new PriorityQueue<>(Comparator.comparingInt(Count::documents));
        TermsEnum all = terms.iterator();
        while (all.next() != null) {
            if (all.docFreq() >= segment.maxDoc() / SHARE) {
                rarestFirst.add(new Count(all.term().utf8ToString(), all.docFreq()));
                if (rarestFirst.size() > MOST) {
                    rarestFirst.poll();
                }
            }
        }
        for (Count count : rarestFirst) {
            all.seekExact(new BytesRef(count.token));
            FixedBitSet documents = new FixedBitSet(segment.maxDoc());
            PostingsEnum postings = all.postings(null, PostingsEnum.NONE);
            postings.nextDoc();
            postings.intoBitSet(segment.maxDoc(), documents, 0);
            frequent.tokens.put(count.token, documents.getBits());
        }
        return frequent;
    }

    /** The documents that carry it, deleted ones included, one bit each; null where they are not held. */
    long[] documents(String token) {
        return tokens.get(token);
    }
}
