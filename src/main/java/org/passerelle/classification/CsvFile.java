package org.passerelle.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV (RFC 4180, UTF-8, header line) into rows that know where they stand. Columns beyond those asked for are ignored. */
public final class CsvFile {

    /** Codes of some classifications are addresses; titles are sentences at most. */
    private static final int MAXIMUM_CELL = 500;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    /** Spreadsheets put it before UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<String> columns;
    private final List<String> optionalColumns;
    private final Flaws flaws;
    private final List<Row> rows = new ArrayList<>();

    /** What is wrong is added to the flaws; rows that have not all columns are left out. */
    public CsvFile(String name, byte[] content, List<String> columns, Flaws flaws) {
        this(name, content, columns, List.of(), flaws);
    }

    /** @param optionalColumns empty cells where the file has no such column */
    public CsvFile(String name, byte[] content, List<String> columns, List<String> optionalColumns, Flaws flaws) {
        this.name = name;
        this.columns = columns;
        this.optionalColumns = optionalColumns;
        this.flaws = flaws;
        decode(name, content, flaws).ifPresent(this::parse);
    }

    public List<Row> rows() {
        return rows;
    }

    /** Empty, with a flaw that names the line, when the bytes are not UTF-8. */
    static Optional<String> decode(String name, byte[] content, Flaws flaws) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            CharBuffer text = decoder.decode(bytes);
            return Optional.of(text.toString()).map(t -> t.startsWith(BYTE_ORDER_MARK) ? t.substring(1) : t);
        } catch (CharacterCodingException notUtf8) {
            long line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            flaws.add(name, line, null, "file.encoding");
            return Optional.empty();
        }
    }

    private void parse(String text) {
        long line = 0;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                columns.forEach(column -> flaws.add(name, 1, column, "column.missing"));
                return;
            }
            List<String> header =
                    Arrays.stream(records.next().values()).map(String::strip).toList();
            line = parser.getCurrentLineNumber();
            Map<String, Integer> positions = positions(header);
            while (positions.keySet().containsAll(columns) && records.hasNext()) {
                // Cells may hold line breaks: a row stands where it begins.
                add(records.next(), line + 1, header.size(), positions);
                line = parser.getCurrentLineNumber();
            }
        } catch (UncheckedIOException malformed) {
            flaws.add(name, line + 1, null, "file.malformed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Integer> positions(List<String> header) {
        Map<String, Integer> positions = new HashMap<>();
        for (String column : columns) {
            int position = header.indexOf(column);
            if (position < 0) {
                flaws.add(name, 1, column, "column.missing");
            } else if (position != header.lastIndexOf(column)) {
                flaws.add(name, 1, column, "column.twice");
            } else {
                positions.put(column, position);
            }
        }
        optionalColumns.stream()
                .filter(header::contains)
                .forEach(column -> positions.put(column, header.indexOf(column)));
        return positions;
    }

    private void add(CSVRecord record, long line, int width, Map<String, Integer> positions) {
        if (record.size() == 1 && record.get(0).isBlank()) {
            return;
        }
        if (record.size() != width) {
            flaws.add(name, line, null, "row.width", record.size(), width);
            return;
        }
        Map<String, String> cells = new HashMap<>();
        positions.forEach(
                (column, position) -> cells.put(column, record.get(position).strip()));
        rows.add(new Row(line, cells));
    }

    /** One line, which reports what is wrong with its cells. */
    public final class Row {
        private final long line;
        private final Map<String, String> cells;

        private Row(long line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** Where it begins, counted from 1. */
        public long line() {
            return line;
        }

        /** Null when the cell is empty. */
        public String optional(String column) {
            String cell = cells.getOrDefault(column, "");
            if (cell.length() > MAXIMUM_CELL) {
                flaw(column, "value.length", MAXIMUM_CELL);
            }
            return cell.isEmpty() ? null : cell;
        }

        /** The cell, with a flaw and null when it is empty. */
        public String required(String column) {
            String cell = optional(column);
            if (cell == null) {
                flaw(column, "value.required");
            }
            return cell;
        }

        /** The constant that the cell names, with a flaw and null when there is none. */
        public <E extends Enum<E>> E oneOf(String column, Class<E> constants) {
            String cell = required(column);
            for (E constant : constants.getEnumConstants()) {
                if (constant.name().equals(cell)) {
                    return constant;
                }
            }
            if (cell != null) {
                flaw(column, "value.unknown", cell, List.of(constants.getEnumConstants()));
            }
            return null;
        }

        /** The parts of a cell that holds a list, without empty ones and repetitions. */
        public Set<String> several(String column, Pattern separator) {
            Set<String> parts = separator
                    .splitAsStream(cells.getOrDefault(column, ""))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (parts.stream().anyMatch(part -> part.length() > MAXIMUM_CELL)) {
                flaw(column, "value.length", MAXIMUM_CELL);
            }
            return parts;
        }

        public void flaw(String column, String messageKey, Object... arguments) {
            flaws.add(name, line, column, messageKey, arguments);
        }
    }
}
