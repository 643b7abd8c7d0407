/**
 * Fair recruitment: rules that protect workers, the checks of every vacancy against them, and the clearance that follows.
 * It observes a vacancy being stored and examines it in the same transaction. Each rule is one class, named after what it
 * protects; what adverts write when they break one is data beside it, in reviewed files, and what the law of a country says is
 * the register's. The record of checks has one entry per examination, in a chain of hashes per organisation, which anybody can
 * verify. This room never changes a vacancy's terms and never ranks.
 */
package org.passerelle.recruitment;
