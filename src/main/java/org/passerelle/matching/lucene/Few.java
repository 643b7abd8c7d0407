package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.List;

/** The few of a window who may still get among the best: what is left to find out about them is found out one by one. */
final class Few {

    /** Measured: more than twice as many are found out about sooner with the whole window. */
    static final int MOST = 64;

    private final int[] indexes = new int[MOST];
    private final int[] points = new int[MOST];
    private final Slices slices;
    private final Bitmap all;
    private int size;

    /** @param slices of the window, whose content is used up */
    Few(Slices slices, Workspace space) {
        this.slices = slices;
        all = space.take();
    }

    /** Adds up what the documents were given so far and what the last ladders give them. */
    void score(Window window, Bitmap documents, List<Standing> last) throws IOException {
        size = 0;
        documents.forEach(index -> {
            indexes[size] = index;
            points[size++] = slices.points(index);
        });
        if (size == 0) {
            return;
        }
        all.fill(size);
        Window few = new Window.Picked(window, indexes, size, all);
        slices.reset(size);
        for (Standing standing : last) {
            standing.score(few, all, slices);
        }
    }

    void forEach(Scored scored) {
        for (int i = 0; i < size; i++) {
            scored.at(indexes[i], points[i] + slices.points(i));
        }
    }

    /** One of them, by its place in the window. */
    interface Scored {
        void at(int index, int points);
    }
}
