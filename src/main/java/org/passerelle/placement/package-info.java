/**
 * Placements: a seeker in a vacancy, with the contract that was signed. A counsellor of the seeker's service enters them; the
 * contract is held against the advert in the same transaction, by {@link org.passerelle.recruitment.Examinations}. Nobody is
 * placed into a blocked vacancy. When a seeker's file is erased, what is left here names nobody. This room never judges a
 * contract itself and never ranks.
 */
package org.passerelle.placement;
