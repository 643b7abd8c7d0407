/**
 * What every room stands on: the embedded PostgreSQL, the change log, problem responses, paging, idempotency keys and
 * money. It knows none of the other rooms.
 */
package org.passerelle.platform;
