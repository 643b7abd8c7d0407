package org.passerelle.benchmark;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.passerelle.classification.Classification;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Facts;

/**
 * The seekers that all engines index, as files that a process with another Lucene can read too: one line of JSON each, once
 * as {@link Candidate} and once as {@link IndexedFacts}. A batch is in memory at a time.
 */
public final class Population {

    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final int BATCH = 5_000;
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    public Population(Path folder) {
        this.folder = folder;
    }

    void write(Stream<Candidate> candidates, Classification classification) throws IOException {
        try (BufferedWriter forOurs = writer(Candidate.class);
                BufferedWriter forAll = writer(IndexedFacts.class)) {
            for (Iterator<Candidate> all = candidates.iterator(); all.hasNext(); ) {
                Candidate candidate = all.next();
                forOurs.write(JSON.writeValueAsString(candidate));
                forOurs.write('\n');
                forAll.write(
                        JSON.writeValueAsString(new IndexedFacts(candidate.id(), Facts.of(candidate, classification))));
                forAll.write('\n');
            }
        }
    }

    /** @throws IllegalStateException when fewer were written */
    public <S> void read(Class<S> form, int count, BatchConsumer<S> consumer) throws Exception {
        ObjectReader reader = JSON.readerFor(form);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file(form)), BUFFER), StandardCharsets.UTF_8),
                BUFFER)) {
            List<S> batch = new ArrayList<>(BATCH);
            for (int i = 1; i <= count; i++) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IllegalStateException("There are only " + (i - 1) + " seekers");
                }
                batch.add(reader.readValue(line));
                if (batch.size() == BATCH || i == count) {
                    consumer.accept(batch);
                    batch = new ArrayList<>(BATCH);
                }
            }
        }
    }

    private Path file(Class<?> form) {
        return folder.resolve(form.getSimpleName().toLowerCase(Locale.ROOT) + ".ndjson.gz");
    }

    private BufferedWriter writer(Class<?> form) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file(form)), BUFFER) {
                            {
                                def.setLevel(Deflater.BEST_SPEED);
                            }
                        },
                        StandardCharsets.UTF_8),
                BUFFER);
    }

    interface BatchConsumer<S> {
        void accept(List<S> batch) throws Exception;
    }
}
