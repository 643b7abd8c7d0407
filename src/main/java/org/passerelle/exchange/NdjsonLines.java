package org.passerelle.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.passerelle.platform.ProblemLanguage;
import org.passerelle.platform.ProblemType;

/**
 * The lines of an NDJSON stream as drafts. Memory holds one line. A line that cannot be read is given out as such, and the next
 * one is read; empty lines are passed over but counted.
 */
final class NdjsonLines<D> implements Iterator<Line<D>> {

    /** The longest description, its escapes and everything else beside it fit; hostile lines do not fill the memory. */
    static final int MAXIMUM_BYTES = 1 << 19;

    private final InputStream in;
    private final ObjectMapper json;
    private final Class<D> type;
    private int number;
    private Line<D> next;

    NdjsonLines(InputStream in, ObjectMapper json, Class<D> type) {
        this.in = in;
        this.json = json;
        this.type = type;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Line<D> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Line<D> line = next;
        next = null;
        return line;
    }

    private Line<D> read() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int length = 0;
            boolean empty = true;
            int b = in.read();
            while (b >= 0) {
                if (b == '\n') {
                    number++;
                    if (!empty) {
                        return parse(bytes.toByteArray(), length);
                    }
                    bytes.reset();
                    length = 0;
                } else {
                    empty &= Character.isWhitespace(b);
                    if (++length <= MAXIMUM_BYTES) {
                        bytes.write(b);
                    }
                }
                b = in.read();
            }
            number++;
            return empty ? null : parse(bytes.toByteArray(), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line<D> parse(byte[] bytes, int length) throws IOException {
        if (length > MAXIMUM_BYTES) {
            return new Line.Unreadable<>(
                    number, null, ProblemType.invalid("", "line.too-long", Integer.toString(MAXIMUM_BYTES)));
        }
        String reference = null;
        try {
            JsonNode record = json.readTree(bytes);
            reference = record.path("reference").isTextual()
                    ? record.get("reference").textValue()
                    : null;
            if (record.path("withdrawn").isBoolean() && record.get("withdrawn").booleanValue()) {
                return new Line.Withdrawal<>(number, record.path("source").textValue(), reference);
            }
            if (record instanceof ObjectNode draft && record.path("withdrawn").isBoolean()) {
                // A sender that always says so.
                draft.remove("withdrawn");
            }
            if (!record.isObject()) {
                return new Line.Unreadable<>(number, null, malformed());
            }
            return new Line.Draft<>(number, reference, json.treeToValue(record, type), List.of());
        } catch (JsonProcessingException e) {
            return new Line.Unreadable<>(number, reference, unreadable(e));
        }
    }

    /** The column within the line; the line is the file's, not the parser's. */
    private HttpProblem unreadable(JsonProcessingException e) {
        HttpProblem problem = ProblemLanguage.unreadable(e);
        return problem.getStatusCode() == ProblemType.MALFORMED.status() && e.getLocation() != null
                ? ProblemType.MALFORMED.problem(
                        Integer.toString(number),
                        Integer.toString(e.getLocation().getColumnNr()))
                : problem;
    }

    private HttpProblem malformed() {
        return ProblemType.MALFORMED.problem(Integer.toString(number), "1");
    }
}
