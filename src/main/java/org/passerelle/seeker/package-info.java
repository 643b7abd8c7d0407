/**
 * The job seeker's file: who the person is, what they can do, what they wish, what they consented to. Drafts come in from a
 * counsellor, views go back to the same service only. Personal data never leaves through a log, a metric or an error.
 */
package org.passerelle.seeker;
