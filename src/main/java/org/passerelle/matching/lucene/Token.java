package org.passerelle.matching.lucene;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;

/** Who of a segment carries one token. What is frequent is in memory; the rest is read, only where it is asked about. */
abstract sealed class Token {

    /** Adds those of the window who carry it, others than {@code among} perhaps too. */
    abstract void add(Window window, Bitmap among, Bitmap found) throws IOException;

    /** Makes {@code found} those of {@code among} who carry it. */
    void find(Window window, Bitmap among, Bitmap found) throws IOException {
        found.reset(window.size());
        add(window, among, found);
        found.and(among);
    }

    /** Nobody in the segment carries it. */
    static final class Unknown extends Token {
        @Override
        void add(Window window, Bitmap among, Bitmap found) {
            // Nobody is to be added.
        }
    }

    /** One bit for each document of the segment. */
    static final class Held extends Token {
        private final long[] documents;

        Held(long[] documents) {
            this.documents = documents;
        }

        @Override
        void add(Window window, Bitmap among, Bitmap found) {
            window.read(documents, among, found);
        }

        @Override
        void find(Window window, Bitmap among, Bitmap found) {
            window.find(documents, among, found);
        }
    }

    /** To be asked about once per window. */
    static final class Read extends Token {
        private final PostingsEnum postings;

        Read(PostingsEnum postings) {
            this.postings = postings;
        }

        @Override
        void add(Window window, Bitmap among, Bitmap found) throws IOException {
            window.read(postings, among, found);
        }
    }
}
