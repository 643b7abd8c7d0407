/**
 * What becomes of coded records when a classification has a new version: the crosswalks of the new version say which code
 * follows an old one. Codes of records come in through {@link org.passerelle.classification.recoding.CodedRecords}; a report
 * and the current codes go out. The codes that records were stored with are never changed.
 */
package org.passerelle.classification.recoding;
