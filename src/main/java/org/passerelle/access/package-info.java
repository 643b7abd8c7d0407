/**
 * Who calls, in which role, for which organisation, and therefore what they may see. Keys come in, a
 * {@link org.passerelle.access.Caller} goes out, and the database is told of it on every connection. This room never decides
 * about the content of what is seen.
 */
package org.passerelle.access;
