package org.passerelle.sample;

/**
 * What of a person shapes career and speech.
 *
 * @param home country of residence
 * @param isced level of education, ISCED 0 to 8
 * @param stay country of a stay abroad, null when there was none
 */
record Person(String home, boolean woman, int age, int isced, String stay) {}
