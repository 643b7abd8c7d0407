package org.passerelle.recruitment;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.passerelle.vacancy.Terms;

/**
 * The contract of somebody who was placed, as far as it is held against the advert.
 *
 * @param placement whose contract it is
 * @param signedOn null while nobody has signed
 * @param leavesOn the day the worker leaves for the work, or where that is not known begins it; null when neither is known
 * @param begun whether the worker has begun
 * @param read ISO 639-1 codes of the languages that the worker reads, null when they are not recorded
 */
public record SignedContract(
        UUID placement, Terms terms, LocalDate signedOn, LocalDate leavesOn, boolean begun, Set<String> read) {}
