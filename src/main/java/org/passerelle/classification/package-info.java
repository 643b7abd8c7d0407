/**
 * Occupations, their titles and skills, the moves between them and their crosswalks to other classifications. Files in the
 * published layout, or official ones, come in; an immutable {@link org.passerelle.classification.Classification} and searches
 * over it go out. It never knows who asks, nor what a seeker or a vacancy is.
 */
package org.passerelle.classification;
