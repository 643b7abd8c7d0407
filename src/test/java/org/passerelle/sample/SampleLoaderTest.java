package org.passerelle.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class SampleLoaderTest {

    @Test
    void nothing_is_loaded_unless_asked_for_and_then_a_town_s_worth() {
        SampleLoader.Config defaults = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SampleLoader.Config.class)
                .build()
                .getConfigMapping(SampleLoader.Config.class);

        assertFalse(defaults.load());
        assertEquals(20261122, defaults.seed());
        assertEquals(3000, defaults.seekers());
        assertEquals(300, defaults.vacancies());
    }
}
