package org.passerelle.platform;

/** What an amount of pay is for. */
public enum PayPeriod {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
}
