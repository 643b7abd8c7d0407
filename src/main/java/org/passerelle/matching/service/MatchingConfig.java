package org.passerelle.matching.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "passerelle.matching")
interface MatchingConfig {

    Index index();

    Ranking ranking();

    Jobs jobs();

    Alerts alerts();

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

        /** Rankings that wait for their turn at once; whoever comes then is answered with 503 right away. */
        @WithDefault("256")
        int queue();
    }

    interface Jobs {
        /** Vacancies in one job: the open ones of a large service, ranked within a night. */
        @WithDefault("100000")
        int vacancies();

        /** Unfinished jobs of one service; the next one is answered with 429. */
        @WithDefault("4")
        int perService();

        /** Unfinished jobs of all services; the next one is answered with 503. */
        @WithDefault("100")
        int queue();

        /** How long a vacancy of a job stands back while rankings that somebody waits for use all processors. */
        @WithDefault("1s")
        Duration courtesy();

        /** How often it is looked whether there is a new job, or one that another copy left behind. */
        @WithDefault("1s")
        Duration poll();

        /** How long a finished job and its results are kept; its rankings stay on record. */
        @WithDefault("P30D")
        Duration kept();
    }

    interface Alerts {
        /** Alerts of one key: each is looked at for every change of a seeker or a vacancy. */
        @WithDefault("500")
        int perKey();

        /** How often the change log is looked at for alerts. */
        @WithDefault("1s")
        Duration poll();

        /** How long a notification is kept. */
        @WithDefault("P90D")
        Duration kept();

        /** Notifications that one key's inbox holds; the oldest make room. */
        @WithDefault("10000")
        int inbox();
    }
}
