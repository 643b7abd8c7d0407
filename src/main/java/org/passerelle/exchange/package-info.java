/**
 * What other systems send and take: bulk NDJSON and the formats of other services, each turned into our drafts. A line that
 * cannot be read is answered and left behind; it never sinks its file. This room owns no data of its own.
 */
package org.passerelle.exchange;
