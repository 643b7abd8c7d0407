package org.passerelle.matching.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "passerelle.matching")
interface MatchingConfig {

    Index index();

    Ranking ranking();

    interface Index {
        /** How long the indexer waits for a notification before it looks by itself. */
        @WithDefault("1s")
        Duration poll();

        /** How often what was applied is made durable; after a crash this much is read again from the change log. */
        @WithDefault("5s")
        Duration commit();

        /** The service is not ready while the index is further behind than this. */
        @WithDefault("30s")
        Duration readyLag();
    }

    interface Ranking {
        /** Rankings computed at once; more than the processors can do only makes all of them late. */
        @WithDefault("8")
        int concurrent();

        /** How long a ranking waits for its turn before it is answered with 503. */
        @WithDefault("2s")
        Duration patience();
    }
}
