package org.passerelle.matching.service;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.passerelle.platform.ProblemType;

/** Stops computing for callers who have hung up. */
@ApplicationScoped
class Abandonment {

    private final CurrentVertxRequest request;

    Abandonment(CurrentVertxRequest request) {
        this.request = request;
    }

    /**
     * @param work is handed a flag that says whether the caller's connection is closed; any thread may ask it
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 499, which nobody will read, when the work stopped for that
     */
    <T> T watch(Function<BooleanSupplier, T> work) {
        HttpServerResponse response = request.getCurrent().response();
        try {
            return work.apply(response::closed);
        } catch (CancellationException abandoned) {
            throw ProblemType.ABANDONED.problem();
        }
    }
}
