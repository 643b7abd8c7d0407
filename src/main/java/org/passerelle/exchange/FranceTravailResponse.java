package org.passerelle.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The offers in an answer of France Travail's API "Offres d'emploi v2", read one at a time from a stream: a search answer
 * ({@code {"resultats": [...], "filtresPossibles": [...]}}, in any order), an array of offers, or one offer by itself. Memory
 * holds one offer, whatever the size of the answer. Where the JSON breaks, what came before is given out, then the break.
 *
 * <p>The stream stays the caller's to close. Failing reads are thrown as {@link UncheckedIOException}.
 */
public final class FranceTravailResponse implements Iterator<FranceTravailResponse.Item> {

    /** Longest text of an offer, in characters: far above any description, far below what would fill the memory. */
    static final int MAX_TEXT = 1_000_000;

    /** An offer nests three deep. */
    private static final int MAX_DEPTH = 50;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build());

    /** What comes out of an answer; {@code number} counts its records from 1. */
    public sealed interface Item {
        int number();
    }

    /** @param record an offer, if it is as it should be: its shape is not looked at here */
    public record Offer(int number, JsonNode record) implements Item {}

    /**
     * The JSON breaks, ends early, passes a limit or is no answer of this kind; always the last item.
     *
     * @param number the record that is cut short or that would have come next
     * @param line from 1
     * @param column from 1
     */
    public record Break(int number, int line, int column) implements Item {}

    private enum State {
        START,
        ANSWER,
        OFFERS,
        TAIL,
        END
    }

    private final JsonParser parser;

    /** Fields of what is one offer by itself, unless a field comes that only an answer has. */
    private final ObjectNode single = MAPPER.createObjectNode();

    private State state = State.START;
    private boolean wrapped;
    private int number;
    private Item next;

    /** @throws UncheckedIOException also when not even the first bytes can be read */
    public FranceTravailResponse(InputStream json) {
        try {
            parser = MAPPER.createParser(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && state != State.END) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Item item = next;
        next = null;
        return item;
    }

    private Item read() {
        try {
            Item item = null;
            while (item == null && state != State.END) {
                item = step(parser.nextToken());
            }
            return item;
        } catch (JsonProcessingException e) {
            // What passes a limit comes without a location.
            return breakAt(e.getLocation() == null ? parser.currentLocation() : e.getLocation());
        } catch (CharConversionException e) {
            return breakAt(parser.currentLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null when this token completes no item */
    private Item step(JsonToken token) throws IOException {
        return switch (state) {
            case START -> start(token);
            case ANSWER ->
                token == JsonToken.END_OBJECT ? endOfAnswer() : field(parser.currentName(), parser.nextToken());
            case OFFERS -> token == JsonToken.END_ARRAY ? moveTo(wrapped ? State.ANSWER : State.TAIL) : offer();
            case TAIL, END -> token == null ? moveTo(State.END) : breakAt(parser.currentTokenLocation());
        };
    }

    private Item start(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> moveTo(State.ANSWER);
            case START_ARRAY -> moveTo(State.OFFERS);
            case null, default -> breakAt(parser.currentTokenLocation());
        };
    }

    private Item endOfAnswer() {
        moveTo(State.TAIL);
        return wrapped ? null : new Offer(++number, single);
    }

    private Item offer() throws IOException {
        JsonNode record = MAPPER.readTree(parser);
        return new Offer(++number, record);
    }

    private Item field(String name, JsonToken value) throws IOException {
        boolean offers = name.equals("resultats");
        if (offers && value != JsonToken.START_ARRAY && value != JsonToken.VALUE_NULL) {
            return breakAt(parser.currentTokenLocation());
        }
        wrapped |= offers || name.equals("filtresPossibles");
        if (offers && value == JsonToken.START_ARRAY) {
            return moveTo(State.OFFERS);
        }
        if (wrapped) {
            parser.skipChildren();
        } else {
            single.set(name, MAPPER.readTree(parser));
        }
        return null;
    }

    private Item moveTo(State state) {
        this.state = state;
        return null;
    }

    private Break breakAt(JsonLocation location) {
        state = State.END;
        return new Break(number + 1, location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
