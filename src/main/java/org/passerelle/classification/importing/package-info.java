/**
 * Turns the official files of ROME, ESCO and ISCO-08, as their publishers give them out, into files of the published layout.
 * Nothing is stored or looked up here, and no line is repaired silently: what an importer leaves out or completes, its
 * documentation says.
 */
package org.passerelle.classification.importing;
