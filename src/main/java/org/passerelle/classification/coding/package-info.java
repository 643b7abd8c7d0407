/**
 * Codes free-text titles: from what people say to the entries of a classification. A plain library: an immutable
 * {@link org.passerelle.classification.coding.TitleCoder} is built from a classification, and answers from memory.
 */
package org.passerelle.classification.coding;
