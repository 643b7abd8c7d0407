package org.passerelle.matching.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** The bitmaps of one computation, used again by the next. Taken and given back like a stack. Not thread-safe. */
final class Workspace {

    private final List<Bitmap> bitmaps = new ArrayList<>();
    private int taken;

    /** A bitmap of no matter what content. */
    Bitmap take() {
        if (taken == bitmaps.size()) {
            bitmaps.add(new Bitmap());
        }
        return bitmaps.get(taken++);
    }

    int taken() {
        return taken;
    }

    /** Gives back all that was taken since this many were. */
    void release(int before) {
        taken = before;
    }

    /** Workspaces between computations: as many as are ever used at once, some half a megabyte each. */
    static final class Store {

        private final Queue<Workspace> free;

        /** @param most how many are kept */
        Store(int most) {
            free = new ArrayBlockingQueue<>(most);
        }

        Workspace take() {
            Workspace workspace = free.poll();
            return workspace == null ? new Workspace() : workspace;
        }

        void give(Workspace workspace) {
            workspace.release(0);
            free.offer(workspace);
        }
    }
}
