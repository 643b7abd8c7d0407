package org.passerelle.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComplaintConfigTest {

    private final ComplaintConfig defaults = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ComplaintConfig.class)
            .build()
            .getConfigMapping(ComplaintConfig.class);

    @Test
    void a_complaint_is_acknowledged_within_a_week_and_decided_within_two_months() {
        assertEquals(Duration.ofDays(7), defaults.deadlines().acknowledged());
        assertEquals(Duration.ofDays(60), defaults.deadlines().decided());
    }

    @Test
    void where_there_is_a_risk_of_reprisals_it_is_sooner() {
        assertEquals(Duration.ofDays(2), defaults.atRisk().acknowledged());
        assertEquals(Duration.ofDays(30), defaults.atRisk().decided());
    }

    @Test
    void counts_below_ten_are_not_published() {
        assertEquals(10, defaults.smallestCell());
    }
}
