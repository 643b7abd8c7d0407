/**
 * How fast rankings are, beside what a user could take instead: the same sample, the same plans and, checked, the same
 * answers, each engine in a Java process of its own. And how fast the packaged service is over HTTP: rankings, and loads of
 * vacancies with the checks and without them. Never part of the tests: {@code ./mvnw -q -Pbenchmark test-compile}.
 */
package org.passerelle.benchmark;
