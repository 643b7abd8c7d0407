package org.passerelle.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.passerelle.Installation;

/**
 * The packaged service with its own database, filled by its own sample, asked over HTTP on the loopback interface. First
 * rankings only, then rankings while seekers' files change. A few clients send one request after the other (a closed loop:
 * the rate is what the machine bears, shared by clients, service and database).
 *
 * <p>{@code ./mvnw -DskipTests package}, then {@code ./mvnw -q -Pbenchmark test-compile -Dbenchmark.load=1000000}.
 */
final class LoadBenchmark {

    private static final int VACANCIES = 1_000;
    /** The service compiles what is called often, and merges what the rebuild wrote. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /** Changes sent and not answered; with more, the service is no longer keeping up, and the rate says so. */
    private static final int UNDER_WAY = 32;

    /** Between two looks for a change, so that looking costs little of what is measured. */
    private static final long LOOK_NANOSECONDS = 5_000_000;
    /** Who waits longer than this for a change to show counts as a failure. */
    private static final long UNSEEN_NANOSECONDS = 10_000_000_000L;

    /** Languages that nobody in the sample speaks: who learns one is alone in the ranking of the vacancy that requires it. */
    private static final List<String> RARE_LANGUAGES = List.of("mi", "fo", "kl", "gv");

    private final int seekers;
    private final int connections;
    private final int changesPerSecond;
    private final Duration measured;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Report report = new Report();
    private volatile boolean over;
    private Service service;

    private LoadBenchmark(int seekers, int connections, int changesPerSecond, Duration measured) {
        this.seekers = seekers;
        this.connections = connections;
        this.changesPerSecond = changesPerSecond;
        this.measured = measured;
    }

    /**
     * Reads {@code benchmark.load} (seekers), {@code benchmark.connections}, {@code benchmark.changes} (a second) and
     * {@code benchmark.seconds}, and the service's {@code benchmark.heap}.
     */
    static void main() throws Exception {
        Locale.setDefault(Locale.ROOT);
        LoadBenchmark load = new LoadBenchmark(
                Integer.getInteger("benchmark.load"),
                Integer.getInteger("benchmark.connections"),
                Integer.getInteger("benchmark.changes"),
                Duration.ofSeconds(Integer.getInteger("benchmark.seconds")));
        load.run(System.getProperty("benchmark.heap"));
    }

    private void run(String heap) throws Exception {
        Service.requirePackage();
        report.say("%,d seekers, %,d vacancies, service with a heap of %s, %d connections"
                .formatted(seekers, VACANCIES, heap, connections));
        report.say("");
        long start = System.nanoTime();
        try (Service started = new Service("service", Installation.PACKAGE, seekers, VACANCIES, heap)) {
            service = started;
            report.say("- loaded through the service's own doors and indexed in %,d s".formatted(seconds(start)));
            rebuild();
            List<String> vacancies = rankable();
            rankings(vacancies, WARM_UP);
            failures.clear();
            rankings("rankings only", vacancies);
            sayFailures();
            changing(vacancies);
            report.keep("load.md");
        }
    }

    private static long seconds(long since) {
        return Math.max(1, (System.nanoTime() - since) / 1_000_000_000);
    }

    private void rebuild() throws IOException, InterruptedException {
        long start = System.nanoTime();
        send(service.request("/api/index/rebuild").POST(HttpRequest.BodyPublishers.noBody()), 202);
        service.await("rebuilt", () -> !service.index().get("rebuilding").booleanValue());
        double seconds = (System.nanoTime() - start) / 1e9;
        report.say("- index rebuilt from PostgreSQL while it serves: %,.0f seekers/s".formatted(seekers / seconds));
    }

    /** Ids of the vacancies that no check stands against. */
    private List<String> rankable() {
        return service.vacancies().stream()
                .filter(vacancy -> !vacancy.get("clearance").textValue().equals("BLOCKED"))
                .map(vacancy -> vacancy.get("id").textValue())
                .toList();
    }

    private void rankings(String what, List<String> vacancies) throws Exception {
        Histogram histogram = rankings(vacancies, measured);
        report.say("- %s: %,.1f a second, p50 %s, p95 %s, p99 %s, max %s ms"
                .formatted(
                        what,
                        histogram.getTotalCount() / (double) measured.toSeconds(),
                        Table.milliseconds(histogram, 50),
                        Table.milliseconds(histogram, 95),
                        Table.milliseconds(histogram, 99),
                        Table.milliseconds(histogram, 100)));
    }

    /** Latencies of the rankings that were answered with 200 within this time. */
    private Histogram rankings(List<String> vacancies, Duration time) throws Exception {
        Histogram histogram = new ConcurrentHistogram(3);
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            SplittableRandom random = new SplittableRandom(i);
            clients.add(() -> {
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    if (send(ranking(vacancies.get(random.nextInt(vacancies.size())), ""), 200) != null) {
                        histogram.recordValue(System.nanoTime() - start);
                    }
                }
                return null;
            });
        }
        all(clients);
        return histogram;
    }

    private HttpRequest.Builder ranking(String vacancy, String body) {
        return service.request("/api/vacancies/" + vacancy + "/ranking")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void changing(List<String> vacancies) throws Exception {
        List<ObjectNode> files = new ArrayList<>();
        service.get("/api/seekers?limit=" + Service.PAGE).get("items").forEach(item -> files.add(item.deepCopy()));
        List<Probe> probes = new ArrayList<>();
        for (String language : RARE_LANGUAGES) {
            probes.add(probe(language, files.getFirst().get("office").textValue()));
        }
        failures.clear();
        Histogram visible = new ConcurrentHistogram(3);
        AtomicInteger changes = new AtomicInteger();
        over = false;
        List<Callable<Void>> beside = new ArrayList<>();
        beside.add(() -> change(files, changes));
        probes.forEach(probe -> beside.add(() -> watch(probe, visible)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = beside.stream().map(threads::submit).toList();
            rankings("rankings while files change", vacancies);
            over = true;
            for (Future<Void> future : running) {
                future.get();
            }
        }
        report.say(
                "- changes meanwhile: %,.1f a second acknowledged; of %,d watched, from acknowledged to seen in a ranking: p50 %s, p99 %s, max %s ms"
                        .formatted(
                                changes.get() / (double) measured.toSeconds(),
                                visible.getTotalCount(),
                                Table.milliseconds(visible, 50),
                                Table.milliseconds(visible, 99),
                                Table.milliseconds(visible, 100)));
        sayFailures();
    }

    private void sayFailures() {
        report.say("- failures: " + (failures.isEmpty() ? "none" : new TreeMap<>(failures)));
    }

    /** Sends the changes at their rate, each in a thread of its own, as long as the service keeps up. */
    private Void change(List<ObjectNode> files, AtomicInteger acknowledged) throws Exception {
        long interval = Duration.ofSeconds(1).toNanos() / changesPerSecond;
        List<Future<?>> sent = new ArrayList<>();
        Semaphore underWay = new Semaphore(UNDER_WAY);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long next = System.nanoTime();
            for (int i = 0; !over; i++) {
                ObjectNode file = files.get(i % files.size());
                String day = LocalDate.EPOCH.plusDays(30_000 + i).toString();
                underWay.acquire();
                sent.add(threads.submit(() -> {
                    try {
                        if (send(
                                        put(
                                                file.get("id").textValue(),
                                                Service.draft(file).put("availableFrom", day)),
                                        200)
                                != null) {
                            acknowledged.incrementAndGet();
                        }
                    } finally {
                        underWay.release();
                    }
                    return null;
                }));
                next += interval;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        for (Future<?> future : sent) {
            future.get();
        }
        return null;
    }

    private HttpRequest.Builder put(String seeker, JsonNode draft) {
        return service.request("/api/seekers/" + seeker)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(draft.toString()));
    }

    /** A vacancy that requires a language, and the only seeker who may speak it. */
    private record Probe(String vacancy, String seeker, ObjectNode file, String language) {

        ObjectNode speaking(String level) {
            ObjectNode draft = file.deepCopy();
            draft.putArray("languages").addObject().put("code", language).put("level", level);
            return draft;
        }
    }

    private Probe probe(String language, String office) throws IOException, InterruptedException {
        JsonNode vacancy = read(
                service.request("/api/vacancies/by-reference/benchmark/" + language)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("""
                                {"source": "benchmark", "reference": "%s", "title": "Maçon", "description": "Monter des murs.",
                                 "language": "fr", "occupation": "F1703", "employer": {"name": "Bâtir", "country": "SN"},
                                 "place": {"country": "SN"}, "charges": [],
                                 "contract": {"kind": "PERMANENT", "startsOn": "2099-01-15", "hoursPerWeek": 40},
                                 "pay": {"minimum": 150000, "maximum": 200000, "currency": "XOF", "per": "MONTH"},
                                 "requirements": {"languages": [{"code": "%s", "level": "B1", "necessity": "REQUIRED"}]}}
                                """.formatted(language, language))),
                201);
        ObjectNode file = Service.JSON
                .createObjectNode()
                .put("reference", "BENCHMARK-" + language)
                .put("givenName", "Awa")
                .put("familyName", "Ndiaye")
                .put("office", office);
        file.putObject("residence").put("country", "SN");
        JsonNode seeker = read(
                service.request("/api/seekers")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(file.toString())),
                201);
        if (vacancy == null || seeker == null) {
            throw new IllegalStateException("Refused: " + failures);
        }
        return new Probe(vacancy.get("id").textValue(), seeker.get("id").textValue(), file, language);
    }

    /** Lets the seeker learn and forget the language, and looks until the ranking says so. */
    private Void watch(Probe probe, Histogram visible) throws IOException, InterruptedException {
        for (int eligible = 1; !over; eligible = 1 - eligible) {
            if (send(put(probe.seeker(), probe.speaking(eligible == 1 ? "B2" : "A1")), 200) == null) {
                return null;
            }
            long acknowledged = System.nanoTime();
            while (eligible(probe) != eligible) {
                if (System.nanoTime() - acknowledged > UNSEEN_NANOSECONDS) {
                    fail("change not seen");
                    return null;
                }
                LockSupport.parkNanos(LOOK_NANOSECONDS);
            }
            visible.recordValue(System.nanoTime() - acknowledged);
        }
        return null;
    }

    private int eligible(Probe probe) throws IOException, InterruptedException {
        JsonNode ranking = read(ranking(probe.vacancy(), "{\"limit\": 1}"), 200);
        return ranking == null ? -1 : ranking.get("eligible").intValue();
    }

    /** Null for any other status than the one expected, which is counted. */
    private byte[] send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = service.send(request);
        if (response.statusCode() != expected) {
            String what = response.uri().getPath().endsWith("/ranking") ? "ranking" : "change";
            fail(what + " answered with " + response.statusCode());
            return null;
        }
        return response.body();
    }

    private JsonNode read(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        byte[] answer = send(request, expected);
        return answer == null ? null : Service.JSON.readTree(answer);
    }

    private void fail(String how) {
        failures.computeIfAbsent(how, h -> new AtomicInteger()).incrementAndGet();
    }

    private static void all(List<Callable<Void>> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> future : threads.invokeAll(tasks)) {
                future.get();
            }
        }
    }
}
