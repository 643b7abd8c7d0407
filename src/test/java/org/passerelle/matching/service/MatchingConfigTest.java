package org.passerelle.matching.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MatchingConfigTest {

    private final MatchingConfig defaults = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(MatchingConfig.class)
            .build()
            .getConfigMapping(MatchingConfig.class);

    @Test
    void what_is_stored_is_searched_within_a_second() {
        assertEquals(Duration.ofSeconds(1), defaults.index().poll());
        assertEquals(Duration.ofSeconds(5), defaults.index().commit());
        assertEquals(Duration.ofSeconds(30), defaults.index().readyLag());
    }

    @Test
    void eight_rankings_at_once_and_the_others_wait_two_seconds() {
        assertEquals(8, defaults.ranking().concurrent());
        assertEquals(Duration.ofSeconds(2), defaults.ranking().patience());
        assertEquals(256, defaults.ranking().queue());
    }

    @Test
    void jobs_are_bounded_and_stand_back() {
        assertEquals(100_000, defaults.jobs().vacancies());
        assertEquals(4, defaults.jobs().perService());
        assertEquals(100, defaults.jobs().queue());
        assertEquals(Duration.ofSeconds(1), defaults.jobs().courtesy());
        assertEquals(Duration.ofSeconds(1), defaults.jobs().poll());
        assertEquals(Duration.ofDays(30), defaults.jobs().kept());
    }

    @Test
    void alerts_are_bounded_and_told_of_within_seconds() {
        assertEquals(500, defaults.alerts().perKey());
        assertEquals(Duration.ofSeconds(1), defaults.alerts().poll());
        assertEquals(Duration.ofDays(90), defaults.alerts().kept());
        assertEquals(10_000, defaults.alerts().inbox());
    }
}
