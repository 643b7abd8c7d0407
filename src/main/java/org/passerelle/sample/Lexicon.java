package org.passerelle.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The CSV files beside this class: UTF-8, with a header line. */
final class Lexicon {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Lexicon() {}

    /** @throws UncheckedIOException when the file cannot be read: it is part of the program */
    static <T> List<T> read(String name, Function<CSVRecord, T> row) {
        try (InputStream in = Lexicon.class.getResourceAsStream(name + ".csv");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
