package org.passerelle.matching;

/** A change of weights or requirements, asked for one ranking, that makes no sense. */
public final class WhatIfRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Reason {
        UNKNOWN_CRITERION,
        WEIGHT_OUT_OF_RANGE,
        NO_WEIGHT_LEFT,
        UNKNOWN_REQUIREMENT,
        NOT_REQUIRED,
        NOT_RELAXABLE
    }

    private final String field;
    private final String value;
    private final Reason reason;

    WhatIfRefused(String field, String value, Reason reason) {
        super(reason + " in " + field + ": " + value);
        this.field = field;
        this.value = value;
        this.reason = reason;
    }

    /** Path of the field in the request: {@code weights.skills}, {@code weights}, {@code relax}. */
    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public Reason reason() {
        return reason;
    }
}
