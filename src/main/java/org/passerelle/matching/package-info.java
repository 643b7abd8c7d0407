/**
 * Facts, plans, scores and explanations. A {@link org.passerelle.matching.Candidate} is turned into facts, an
 * {@link org.passerelle.matching.Opening} into a plan, and the plan gives each candidate one exact score with a reason for
 * every point. This is a plain library: it must never learn of HTTP, of the database or of a container, and never see what
 * a person may not be judged by (sex, birth date, nationality, religion, origin, family status, disability, union).
 */
package org.passerelle.matching;
