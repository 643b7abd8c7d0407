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
    }
}
