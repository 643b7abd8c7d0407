/**
 * Sample data: invented organisations, seekers and vacancies for a first look, for tests and for benchmarks of any size. A
 * seed, a day and a classification come in; plain drafts go out, the same for the same input. The lexicons are CSV files
 * beside the classes. This room stores nothing and knows no database; whoever loads the drafts turns the organisations'
 * keys into ids.
 */
package org.passerelle.sample;
