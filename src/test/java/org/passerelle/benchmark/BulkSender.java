package org.passerelle.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends files of new vacancies to one service, drafts of its sample's again and again, and times each. */
final class BulkSender {

    private final Service service;
    private final List<ObjectNode> drafts;
    private final List<Loaded> files = new ArrayList<>();
    private final Map<String, Integer> clearances = new TreeMap<>();
    private int sent;

    /**
     * A file, from its first byte to the last of the answer.
     *
     * @param serviceProcessor processor time meanwhile, whatever for
     * @param databaseProcessor without PostgreSQL's processes that ended meanwhile, such as an autovacuum's
     */
    record Loaded(int lines, Duration time, Duration serviceProcessor, Duration databaseProcessor) {

        static final Loaded NOTHING = new Loaded(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        Loaded plus(Loaded other) {
            return new Loaded(
                    lines + other.lines,
                    time.plus(other.time),
                    serviceProcessor.plus(other.serviceProcessor),
                    databaseProcessor.plus(other.databaseProcessor));
        }

        Duration processor() {
            return serviceProcessor.plus(databaseProcessor);
        }
    }

    BulkSender(Service service) {
        this.service = service;
        drafts = service.vacancies().stream().map(Service::draft).toList();
    }

    /**
     * Returns when the index has followed too, which is not in the time.
     *
     * @throws IllegalStateException when a line is not answered with CREATED
     */
    Loaded send(int lines) throws IOException, InterruptedException {
        List<String> file = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            ObjectNode draft = drafts.get(sent % drafts.size());
            file.add(draft.put("reference", "BENCHMARK-" + ++sent).toString());
        }
        List<String> receipts = new ArrayList<>(lines + 1);
        ProcessorTime serviceBefore = service.serviceTime();
        ProcessorTime databaseBefore = service.databaseTime();
        long start = System.nanoTime();
        service.stream("/api/vacancies/bulk", file, receipts::add);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Loaded loaded = new Loaded(
                lines,
                time,
                service.serviceTime().since(serviceBefore),
                service.databaseTime().since(databaseBefore));
        requireCreated(receipts, lines);
        service.await("followed", () -> service.index().get("lagMilliseconds").longValue() == 0);
        files.add(loaded);
        return loaded;
    }

    /** The last line is the summary. */
    private void requireCreated(List<String> receipts, int lines) {
        if (receipts.size() != lines + 1) {
            throw new IllegalStateException("%,d lines were answered to %,d".formatted(receipts.size(), lines));
        }
        for (String line : receipts.subList(0, lines)) {
            JsonNode receipt = read(line);
            if (!receipt.path("status").asText().equals("CREATED")) {
                throw new IllegalStateException("Not created: " + line);
            }
            clearances.merge(receipt.get("clearance").textValue(), 1, Integer::sum);
        }
    }

    private static JsonNode read(String line) {
        try {
            return Service.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Loaded all() {
        return files.stream().reduce(Loaded.NOTHING, Loaded::plus);
    }

    Loaded last() {
        return files.getLast();
    }

    /** How many of the vacancies sent came to each clearance. */
    Map<String, Integer> clearances() {
        return clearances;
    }
}
