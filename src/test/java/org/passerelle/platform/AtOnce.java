package org.passerelle.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two things that happen as nearly together as two threads can make them. */
final class AtOnce {

    private AtOnce() {}

    /** What came of them, in ascending order. */
    static <T extends Comparable<T>> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<T> result : threads.invokeAll(List.of(after(start, one), after(start, other)))) {
                results.add(result.get());
            }
        }
        results.sort(null);
        return results;
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> work) {
        return () -> {
            start.await();
            return work.call();
        };
    }
}
