package org.passerelle.platform;

import jakarta.ws.rs.core.EntityTag;

/** Strong entity tags made of an entity's version (RFC 9110, 8.8.3). */
public final class Revision {

    private Revision() {}

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * @param ifMatch the request's {@code If-Match}
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 428 without one, 412 when it names another version
     */
    public static void require(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemType.PRECONDITION_REQUIRED.problem();
        }
        if (!ifMatch.strip().equals("*")
                && java.util.Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .noneMatch(("\"" + version + "\"")::equals)) {
            throw ProblemType.STALE.problem();
        }
    }
}
