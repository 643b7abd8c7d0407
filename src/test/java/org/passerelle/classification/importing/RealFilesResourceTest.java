package org.passerelle.classification.importing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passerelle.TestDatabase;
import org.passerelle.TestKeys;
import org.passerelle.access.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RealFilesResourceTest {

    private static final String SEARCH = "/api/occupations?classification=esco&q=bricklayer&lang=en";

    @Test
    void esco_as_published_replaces_another_edition_in_time_and_without_a_gap() throws Exception {
        byte[] esco = OfficialZip.in(OfficialZip.real("esco")).zip();
        post(OfficialZip.esco()
                .replace("occupations_en.csv", "2022-07-27T", "2014-07-27T")
                .replace("occupations_en.csv", "2016-07-05T", "2014-07-05T")
                .zip());
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicBoolean loaded = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!loaded.get()) {
                int status = as(Role.COUNSELLOR).get(SEARCH).statusCode();
                (status == 200 ? answered : failed).incrementAndGet();
            }
        });

        long start = System.nanoTime();
        Response response = post(esco);
        double seconds = (System.nanoTime() - start) / 1e9;
        loaded.set(true);
        reader.join();

        response.then().statusCode(201).body("version", equalTo("1.1.1")).body("counts.occupations", equalTo(3007));
        System.out.printf("ESCO over HTTP: %.1f s; %d searches answered meanwhile%n", seconds, answered.get());
        assertEquals(0, failed.get());
        assertTrue(answered.get() > 0);
        assertTrue(seconds < 30, () -> seconds + " s");
        as(Role.COUNSELLOR)
                .get(SEARCH)
                .then()
                .body("items[0].title", equalTo("bricklayer"))
                .body("items[0].isco08", equalTo("7112"));
    }

    @Test
    void rome_as_published_is_loaded_in_time() throws IOException {
        byte[] rome = OfficialZip.in(OfficialZip.real("rome-3.47")).zip();
        long start = System.nanoTime();
        Response response = post(rome);
        double seconds = (System.nanoTime() - start) / 1e9;

        response.then().statusCode(201).body("counts.occupations", equalTo(532)).body("counts.moves", equalTo(4008));
        System.out.printf("ROME 3.47 over HTTP: %.1f s%n", seconds);
        assertTrue(seconds < 30, () -> seconds + " s");
    }

    private static Response post(byte[] zip) {
        return as(Role.ADMINISTRATOR).contentType("application/zip").body(zip).post("/api/classifications");
    }

    private static RequestSpecification as(Role role) {
        return given().header("X-API-Key", TestKeys.of(role));
    }
}
