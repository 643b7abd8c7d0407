package org.passerelle.matching.lucene;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;

/**
 * Who of a segment carries one token. What a plan names once is read only where it is asked about; what it names more often
 * is read whole and kept for the window.
 */
final class Token {

    /** Null when nobody in the segment carries it. */
    private final PostingsEnum postings;

    /** Null when it is asked about once per window. */
    private final Bitmap kept;

    private Window keptFor;

    Token(PostingsEnum postings, Bitmap kept) {
        this.postings = postings;
        this.kept = kept;
    }

    /** Adds those of the window who carry it, others than {@code among} perhaps too. */
    void add(Window window, Bitmap among, Bitmap found) throws IOException {
        if (postings == null) {
            return;
        }
        if (kept == null) {
            window.read(postings, among, found);
            return;
        }
        if (keptFor != window) {
            kept.reset(window.size());
            window.read(postings, window.all, kept);
            keptFor = window;
        }
        found.or(kept);
    }
}
