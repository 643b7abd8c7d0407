/**
 * The register of what the law says, country by country: dated facts, each with its source and the day for which the source
 * vouches. The files of the folder {@code register} come in at the start, corrections by inspectors afterwards; the database
 * holds every version of every entry. Out goes an immutable {@link org.passerelle.recruitment.register.Register} in memory,
 * which answers for any day. It never guesses: where it is silent, it says so.
 */
package org.passerelle.recruitment.register;
