package org.passerelle.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "passerelle.complaints")
interface ComplaintConfig {

    Deadlines deadlines();

    AtRisk atRisk();

    /**
     * Smaller counts are not published: those who know a few of the people behind one could tell who complained. The same as
     * for the composition of rankings.
     */
    @WithDefault("10")
    int smallestCell();

    /** Whole days from the day a complaint was received. */
    interface Deadlines {
        /** Until somebody has it in hand and the complainant knows: a week. */
        @WithDefault("P7D")
        Duration acknowledged();

        /** Until it is decided, referrals included: both sides are heard, and most seasonal contracts still run. */
        @WithDefault("P60D")
        Duration decided();
    }

    /** Where somebody may be punished for having complained. */
    interface AtRisk {
        @WithDefault("P2D")
        Duration acknowledged();

        @WithDefault("P30D")
        Duration decided();
    }
}
