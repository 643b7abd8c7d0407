package org.passerelle.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FranceTravailResponseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultats\": [{\"id\": \"A\"}, {\"id\": \"B\"}], \"filtresPossibles\": [{\"filtre\": \"x\"}]}",
                "{\"filtresPossibles\": [{\"resultats\": []}], \"resultats\": [{\"id\": \"A\"}, {\"id\": \"B\"}]}",
                "{\"statut\": {\"code\": 206}, \"resultats\": [{\"id\": \"A\"}, {\"id\": \"B\"}], \"autre\": 1}",
                "[{\"id\": \"A\"}, {\"id\": \"B\"}]",
                "\uFEFF [{\"id\": \"A\"}, {\"id\": \"B\"}]\n\n",
            })
    void an_answer_gives_its_offers_in_order(String json) {
        assertEquals(List.of("1 A", "2 B"), items(json));
    }

    @Test
    void one_offer_by_itself_is_one_record() {
        assertEquals(List.of("1 A"), items("{\"intitule\": \"Maçon\", \"competences\": [{}], \"id\": \"A\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"resultats\": []}", "{\"resultats\": null}", "{\"filtresPossibles\": []}"})
    void an_answer_without_offers_gives_nothing(String json) {
        assertEquals(List.of(), items(json));
    }

    @Test
    void records_that_are_no_offers_are_given_out_for_the_reader_to_refuse() {
        assertEquals(List.of("1 ?", "2 ?", "3 A"), items("[null, 12, {\"id\": \"A\"}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"id\": \"A\"},~ {\"id\": \"B\",~ \"x\": oui}]  | 1 A; break 2 at 3:7",
                "{\"resultats\": [{\"id\": \"A\"},~{\"id\": \"B\"     | 1 A; break 2 at 2:11",
                "{\"resultats\": [{\"id\": \"A\"}]                  | 1 A; break 2 at 1:28",
                "[{\"id\": \"A\"}] x                                | 1 A; break 2 at 1:15",
                "[{\"id\": \"A\"}] {\"id\": \"B\"}                  | 1 A; break 2 at 1:15",
                "{\"id\": \"A\"} {\"id\": \"B\"}                    | 1 A; break 2 at 1:13",
                "{\"resultats\": \"aucun\"}                         | break 1 at 1:15",
                "{\"resultats\": {\"id\": \"A\"}}                   | break 1 at 1:15",
                "12                                                 | break 1 at 1:1",
                "``                                                 | break 1 at 1:1",
                "<html>                                             | break 1 at 1:1",
            })
    void where_the_json_breaks_is_told_after_what_came_before(String json, String expected) {
        assertEquals(expected, String.join("; ", items(json.replace('~', '\n'))));
    }

    @Test
    void text_in_another_encoding_is_a_break_and_not_a_failure() {
        byte[] latin = "[{\"id\": \"A\"}, {\"intitule\": \"Maçon\"}]".getBytes(ISO_8859_1);

        assertEquals(2, items(new ByteArrayInputStream(latin)).size());
    }

    @Test
    void a_text_beyond_the_limit_and_nesting_without_end_are_breaks() {
        assertEquals(
                1,
                items("[{\"id\": \"" + "a".repeat(FranceTravailResponse.MAX_TEXT + 1) + "\"}]")
                        .size());
        assertTrue(items("[".repeat(100_000)).getFirst().startsWith("break 1"));
    }

    @Test
    void an_answer_far_larger_than_any_buffer_is_read_record_by_record() {
        int offers = 200_000;
        byte[] offer = ("{\"id\": \"A\", \"description\": \"" + "x".repeat(500) + "\"},").getBytes(UTF_8);
        List<InputStream> parts = new ArrayList<>(Collections.nCopies(offers, null));
        parts.replaceAll(nothing -> new ByteArrayInputStream(offer));
        parts.addFirst(new ByteArrayInputStream("{\"resultats\": [".getBytes(UTF_8)));
        parts.add(new ByteArrayInputStream("{\"id\": \"Z\"}]}".getBytes(UTF_8)));
        FranceTravailResponse response =
                new FranceTravailResponse(new SequenceInputStream(Collections.enumeration(parts)));

        int last = 0;
        while (response.hasNext()) {
            last = response.next().number();
        }

        assertEquals(offers + 1, last);
    }

    @Test
    void a_failing_stream_is_a_failure_and_not_a_break() {
        InputStream failing = new SequenceInputStream(
                new ByteArrayInputStream("[{\"id\": \"A\"}, ".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                });
        FranceTravailResponse response = new FranceTravailResponse(failing);

        assertThrows(UncheckedIOException.class, () -> {
            while (response.hasNext()) {
                response.next();
            }
        });
    }

    @Test
    void after_the_last_item_there_is_none() {
        Iterator<FranceTravailResponse.Item> response =
                new FranceTravailResponse(new ByteArrayInputStream("[".getBytes(UTF_8)));
        response.next();

        assertFalse(response.hasNext());
        assertThrows(NoSuchElementException.class, response::next);
    }

    private static List<String> items(String json) {
        return items(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static List<String> items(InputStream json) {
        List<String> items = new ArrayList<>();
        new FranceTravailResponse(json)
                .forEachRemaining(item -> items.add(
                        switch (item) {
                            case FranceTravailResponse.Offer(var number, var record) ->
                                number + " " + record.path("id").asText("?");
                            case FranceTravailResponse.Break(var number, var line, var column) ->
                                "break " + number + " at " + line + ":" + column;
                        }));
        return items;
    }
}
