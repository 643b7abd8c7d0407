package org.passerelle.matching.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when rankings show what is stored: the index is filled and not far behind. */
@Readiness
@ApplicationScoped
public class IndexReadiness implements HealthCheck {

    private final Indexer indexer;
    private final MatchingConfig config;

    IndexReadiness(Indexer indexer, MatchingConfig config) {
        this.indexer = indexer;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Duration lag = indexer.lag();
        return HealthCheckResponse.named("index")
                .status(lag.compareTo(config.index().readyLag()) <= 0)
                .withData("candidates", indexer.candidates())
                .withData("openings", indexer.openings())
                .withData("lagMilliseconds", indexer.applied().isEmpty() ? -1 : lag.toMillis())
                .withData("rebuilding", indexer.rebuilding())
                .build();
    }
}
