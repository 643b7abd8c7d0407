package org.passerelle.benchmark;

import java.util.List;

/** Lucene merges segments in threads of its own, which would share the processors with what is measured. */
final class LuceneMerges {

    private LuceneMerges() {}

    /** Returns when none is under way. */
    static void await() throws InterruptedException {
        for (List<Thread> merging = merging(); !merging.isEmpty(); merging = merging()) {
            for (Thread thread : merging) {
                thread.join();
            }
        }
    }

    private static List<Thread> merging() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Lucene Merge Thread"))
                .toList();
    }
}
