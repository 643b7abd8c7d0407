/**
 * Matching as a service: what matching may know of seekers and vacancies is projected from their files, the indexes follow
 * the change log, rankings are asked for over HTTP, one by one or as a job over many vacancies, and every run is recorded;
 * alerts follow the change log behind the index and tell of new pairs. All knowledge of points is in
 * {@link org.passerelle.matching}; this package must never add any.
 */
package org.passerelle.matching.service;
