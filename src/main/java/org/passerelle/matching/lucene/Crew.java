package org.passerelle.matching.lucene;

import java.io.Closeable;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Computes the parts of one thing side by side. Whoever asks computes too, and helpers join in who have nothing else to do: an
 * idle machine answers one question with all its processors, a busy one each question with one. Safe for any number of
 * askers.
 */
public final class Crew implements Closeable {

    /** Workspaces kept for askers; more of them at once make their own. */
    private static final int ASKERS = 8;

    private final ThreadPoolExecutor helpers;
    private final Workspace.Store workspaces;

    /** @param helpers threads beside the one that asks, at least 0 */
    public Crew(int helpers) {
        AtomicInteger number = new AtomicInteger();
        this.helpers = helpers == 0
                ? null
                : new ThreadPoolExecutor(
                        0,
                        helpers,
                        1,
                        TimeUnit.MINUTES,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform().name("ranking-", 1).daemon().factory(),
                        // All are busy: the asker does it alone.
                        new ThreadPoolExecutor.DiscardPolicy());
        workspaces = new Workspace.Store(helpers + ASKERS);
    }

    /** As many as there are processors, the asker's included. */
    public static Crew ofProcessors() {
        return new Crew(Runtime.getRuntime().availableProcessors() - 1);
    }

    /** How many compute side by side when all are free. */
    int size() {
        return 1 + (helpers == null ? 0 : helpers.getMaximumPoolSize());
    }

    /** One part, which adds to what its worker has found before and gets bitmaps to work with. */
    interface Task<T> {
        void compute(T found, Workspace space);
    }

    /**
     * What each worker has found, in no particular order.
     *
     * @param start what a worker begins with
     * @throws RuntimeException what the first task threw that failed; the others are then not begun any more
     */
    <T> List<T> compute(Supplier<T> start, List<Task<T>> tasks) {
        Job<T> job = new Job<>(start, tasks);
        int wanted = helpers == null ? 0 : Math.min(helpers.getMaximumPoolSize(), tasks.size() - 1);
        for (int i = 0; i < wanted; i++) {
            helpers.execute(job);
        }
        job.run();
        return job.results();
    }

    private final class Job<T> implements Runnable {
        private final Supplier<T> start;
        private final List<Task<T>> tasks;
        private final Queue<T> results = new ConcurrentLinkedQueue<>();
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Job(Supplier<T> start, List<Task<T>> tasks) {
            this.start = start;
            this.tasks = tasks;
            this.left = new CountDownLatch(tasks.size());
        }

        @Override
        public void run() {
            int task = next.getAndIncrement();
            if (task >= tasks.size()) {
                return;
            }
            Workspace space = workspaces.take();
            T found = start.get();
            // Before the last part is counted down: whoever waits for it then finds what was found.
            results.add(found);
            for (; task < tasks.size(); task = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        tasks.get(task).compute(found, space);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    space.release(0);
                    left.countDown();
                }
            }
            workspaces.give(space);
        }

        List<T> results() {
            boolean interrupted = false;
            while (true) {
                try {
                    left.await();
                    break;
                } catch (InterruptedException e) {
                    // The parts use what the asker will release: they must have ended first.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure.get()) {
                case null -> {
                    return List.copyOf(results);
                }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        if (helpers != null) {
            helpers.shutdown();
        }
    }
}
