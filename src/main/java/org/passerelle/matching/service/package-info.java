/**
 * Matching as a service: what matching may know of seekers and vacancies is projected from their files, the indexes follow
 * the change log, rankings are asked for over HTTP and every run is recorded. All knowledge of points is in
 * {@link org.passerelle.matching}; this package must never add any.
 */
package org.passerelle.matching.service;
