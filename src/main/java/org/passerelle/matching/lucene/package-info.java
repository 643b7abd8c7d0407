/**
 * The engine that comes with the service: candidates and openings as Lucene documents, plans executed with bit sets over
 * them. An index is derived and disposable; what of the change log it holds is stored inside its own commits. It must never
 * add up points in any other way than the plan says.
 */
package org.passerelle.matching.lucene;
