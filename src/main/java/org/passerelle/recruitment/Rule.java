package org.passerelle.recruitment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One fair-recruitment rule: stateless, safe for concurrent use, linear in the length of what it reads. */
public abstract class Rule {

    private final String id;
    private final int version;
    private final Severity severity;
    private final List<String> basis;

    /**
     * @param id stable, in kebab case: {@code no-worker-fees}
     * @param version goes up with every change of what the rule finds
     * @param basis instruments and articles it stands on: {@code C181 Art. 7}
     */
    Rule(String id, int version, Severity severity, String... basis) {
        this.id = id;
        this.version = version;
        this.severity = severity;
        this.basis = List.of(basis);
    }

    public final String id() {
        return id;
    }

    public final int version() {
        return version;
    }

    public final Severity severity() {
        return severity;
    }

    public final List<String> basis() {
        return basis;
    }

    public abstract Finding check(Advert advert);

    /** What a FAIL leads to. */
    @Schema(name = "CheckSeverity")
    public enum Severity {
        /** The vacancy is not ranked until it is mended or decided upon. */
        BLOCKING,
        /** A person should look. */
        REVIEW,
        /** Told, without consequence. */
        NOTICE
    }

    @Schema(name = "CheckOutcome")
    public enum Outcome {
        PASS,
        FAIL,
        REVIEW,
        UNKNOWN,
        NOT_APPLICABLE
    }

    /** @param evidence what the outcome rests on; empty where there is nothing to point at */
    public record Finding(Outcome outcome, List<Evidence> evidence) {}

    /**
     * @param field path in the vacancy draft: {@code charges[0]}, {@code description}
     * @param from offset of the first character within the field's text, null where the whole field is meant
     * @param to offset after the last character
     * @param text the words or the value found, or what is missing
     */
    @Schema(name = "CheckEvidence")
    public record Evidence(String field, Integer from, Integer to, String text) {}
}
