package org.passerelle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What an installation does unless it is told otherwise. Whoever changes one of these changes every installation. */
class SettingsTest {

    private static final Properties SETTINGS = read();

    private static Properties read() {
        Properties settings = new Properties();
        try (InputStream in = SettingsTest.class.getResourceAsStream("/application.properties")) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static void assertSetting(String expected, String name) {
        assertEquals(expected, SETTINGS.getProperty(name), name);
    }

    @Test
    void the_service_listens_to_its_own_machine_only() {
        assertSetting("127.0.0.1", "quarkus.http.host");
        assertSetting("8080", "quarkus.http.port");
    }

    @Test
    void nobody_comes_in_where_nobody_is_named() {
        assertSetting("true", "quarkus.security.jaxrs.deny-unannotated-endpoints");
        assertSetting("/api/*", "quarkus.http.auth.permission.api.paths");
        assertSetting("authenticated", "quarkus.http.auth.permission.api.policy");
        assertSetting("false", "quarkus.http.auth.proactive");
    }

    @Test
    void figures_of_the_operation_are_for_administrators() {
        assertSetting("/q/metrics,/q/metrics/*", "quarkus.http.auth.permission.metrics.paths");
        assertSetting("operators", "quarkus.http.auth.permission.metrics.policy");
        assertSetting("ADMINISTRATOR", "quarkus.http.auth.policy.operators.roles-allowed");
    }

    @Test
    void the_access_log_keeps_no_search_and_no_header() {
        String pattern = SETTINGS.getProperty("quarkus.http.access-log.pattern");
        assertEquals("method=%m path=%R status=%s bytes=%B milliseconds=%D", pattern);
        for (String telling : new String[] {"%q", "%U", "%r", "%{i,", "%{c,", "%{q,", "common", "combined", "long"}) {
            assertTrue(!pattern.contains(telling), telling);
        }
    }

    @Test
    void bodies_and_reading_have_an_end() {
        assertSetting("4G", "quarkus.http.limits.max-body-size");
        assertSetting("60s", "quarkus.http.read-timeout");
        assertSetting("20s", "quarkus.shutdown.timeout");
        assertSetting("24", "quarkus.datasource.jdbc.max-size");
    }

    @Test
    void no_secret_is_a_default() {
        for (String name : SETTINGS.stringPropertyNames()) {
            assertTrue(!name.matches(".*(password|secret|username|bootstrap).*"), name);
        }
    }

    @Test
    void the_database_is_the_one_that_the_migrations_made() {
        assertSetting("true", "quarkus.flyway.migrate-at-start");
        assertSetting("validate", "quarkus.hibernate-orm.schema-management.strategy");
        assertSetting("false", "quarkus.devservices.enabled");
    }

    @Test
    void the_sample_fills_our_own_empty_database_only() {
        assertSetting("${passerelle.embedded:false}", "passerelle.sample.data");
        assertSetting("data", "passerelle.data-dir");
    }

    @Test
    void answers_are_in_french_where_no_language_fits() {
        assertSetting("fr,en,ar,pt,es", "quarkus.locales");
        assertSetting("fr", "quarkus.default-locale");
    }

    @Test
    void licences_that_ran_out_are_found_within_the_hour() {
        assertSetting("1h", "passerelle.recruitment.round");
    }

    @Test
    void what_is_wrong_with_a_draft_is_answered_with_422() {
        assertSetting("422", "quarkus.resteasy.problem.constraint-violation.status");
    }
}
