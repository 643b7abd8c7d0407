/**
 * Complaints about vacancies, organisations and placements, and what becomes of them: received, examined, referred to other authorities,
 * decided. They come in through a counsellor or an inspector; what was found to be broken goes to {@code recruitment} as a
 * {@link org.passerelle.recruitment.BreachEstablished}, and counts of ended quarters to everybody. Who complained, and that
 * somebody did, never leaves through a log, a metric, an error or a check.
 */
package org.passerelle.complaint;
