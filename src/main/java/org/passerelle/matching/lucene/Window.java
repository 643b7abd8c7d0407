package org.passerelle.matching.lucene;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.util.Bits;

/** Documents of one segment that are looked at together, at most {@link Bitmap#MOST}, in increasing order. */
abstract sealed class Window {

    /** Every document that may be seen: what is never asked about another one need not be found out. */
    final Bitmap all;

    Window(Bitmap all) {
        this.all = all;
    }

    abstract int size();

    abstract int document(int index);

    /** Takes deleted documents out. */
    abstract void keep(Bits live, Bitmap among);

    /**
     * Adds the documents of the postings; those that are not in {@code among} may be added too, whichever is cheaper.
     * Postings can be read once per window.
     */
    abstract void read(PostingsEnum postings, Bitmap among, Bitmap found) throws IOException;

    /** Adds those of {@code among} that are in a set of the segment's documents, one bit each. */
    abstract void read(long[] documents, Bitmap among, Bitmap found);

    /** Makes {@code found} those of {@code among} that are in a set of the segment's documents, one bit each. */
    void find(long[] documents, Bitmap among, Bitmap found) {
        found.reset(size());
        read(documents, among, found);
    }

    /**
     * Adds those of the documents whose number is at most, or at least, the value.
     *
     * @param spare of no matter what content
     * @param found empty
     */
    abstract void compare(Numbers numbers, boolean most, long value, Bitmap among, Bitmap spare, Bitmap found);

    /** Makes {@code found} those of {@code among} that were found in this window, or in the one that it is part of. */
    abstract void find(Bitmap kept, Window keptFor, Bitmap among, Bitmap found);

    /** Whether what was found in the other window tells about this one. */
    abstract boolean isPartOf(Window other);

    /** Adds those of the documents who live near. */
    abstract void find(Homes.Nearby nearby, Bitmap among, Bitmap found);

    /** Neighbouring documents, found by whole blocks of postings. */
    static final class Range extends Window {

        private final int first;
        private final int size;

        Range(int first, int size, Bitmap all) {
            super(all);
            this.first = first;
            this.size = size;
        }

        @Override
        int size() {
            return size;
        }

        @Override
        int document(int index) {
            return first + index;
        }

        @Override
        void keep(Bits live, Bitmap among) {
            live.applyMask(among.bits, first);
        }

        @Override
        void read(PostingsEnum postings, Bitmap among, Bitmap found) throws IOException {
            if (postings.docID() < first) {
                postings.advance(first);
            }
            if (postings.docID() < first + size) {
                postings.intoBitSet(first + size, found.bits, first);
            }
        }

        @Override
        void read(long[] documents, Bitmap among, Bitmap found) {
            found.add(documents, first >> 6, among);
        }

        @Override
        void find(long[] documents, Bitmap among, Bitmap found) {
            found.common(documents, first >> 6, among);
        }

        @Override
        void compare(Numbers numbers, boolean most, long value, Bitmap among, Bitmap spare, Bitmap found) {
            numbers.compare(most, value, first >> 6, spare.words, found.words, found.used());
            found.and(among);
        }

        @Override
        void find(Homes.Nearby nearby, Bitmap among, Bitmap found) {
            nearby.find(first, among, found);
        }

        @Override
        boolean isPartOf(Window other) {
            return other == this;
        }

        @Override
        void find(Bitmap kept, Window keptFor, Bitmap among, Bitmap found) {
            found.common(kept, among);
        }
    }

    /** Single documents, found by skipping through postings: cheaper where they are few. */
    static final class Picked extends Window {

        private final int[] documents;
        private final int size;
        private final Window whole;
        private final int[] indexes;

        Picked(int[] documents, int size, Bitmap all) {
            super(all);
            this.documents = documents;
            this.size = size;
            whole = null;
            indexes = null;
        }

        /** @param indexes of the documents in the window that this is part of, increasing */
        Picked(Window whole, int[] indexes, int size, Bitmap all) {
            super(all);
            documents = new int[size];
            for (int i = 0; i < size; i++) {
                documents[i] = whole.document(indexes[i]);
            }
            this.size = size;
            this.whole = whole;
            this.indexes = indexes;
        }

        @Override
        int size() {
            return size;
        }

        @Override
        int document(int index) {
            return documents[index];
        }

        @Override
        void keep(Bits live, Bitmap among) {
            for (int i = 0; i < size; i++) {
                if (!live.get(documents[i])) {
                    among.bits.clear(i);
                }
            }
        }

        @Override
        void read(PostingsEnum postings, Bitmap among, Bitmap found) throws IOException {
            among.forEach(index -> {
                int document = documents[index];
                if (postings.docID() < document) {
                    postings.advance(document);
                }
                if (postings.docID() == document) {
                    found.add(index);
                }
            });
        }

        @Override
        void read(long[] documents, Bitmap among, Bitmap found) {
            for (int i = 0; i < size; i++) {
                int document = this.documents[i];
                if (among.has(i) && (documents[document >> 6] & 1L << document) != 0) {
                    found.add(i);
                }
            }
        }

        @Override
        void compare(Numbers numbers, boolean most, long value, Bitmap among, Bitmap spare, Bitmap found) {
            for (int i = 0; i < size; i++) {
                if (among.has(i) && numbers.compare(most, value, documents[i])) {
                    found.add(i);
                }
            }
        }

        @Override
        boolean isPartOf(Window other) {
            return other == this || other == whole && whole != null;
        }

        @Override
        void find(Bitmap kept, Window keptFor, Bitmap among, Bitmap found) {
            if (keptFor == this) {
                found.common(kept, among);
                return;
            }
            found.reset(size);
            for (int i = 0; i < size; i++) {
                if (among.has(i) && kept.has(indexes[i])) {
                    found.add(i);
                }
            }
        }

        @Override
        void find(Homes.Nearby nearby, Bitmap among, Bitmap found) {
            for (int i = 0; i < size; i++) {
                if (among.has(i) && nearby.has(documents[i])) {
                    found.add(i);
                }
            }
        }
    }
}
