package org.passerelle.matching;

import java.time.LocalDate;

/**
 * Pay made comparable.
 *
 * @param cents per month, in cents of the reference currency, the euro
 * @param rateOf the day of the exchange rate that was used, null when none was needed
 */
public record MonthlyPay(long cents, LocalDate rateOf) {}
