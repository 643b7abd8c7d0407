/**
 * Public employment services and their offices, employers, private recruitment agencies and their licences, inspectorates,
 * partners. It owns who they are and what they are licensed for; it never judges a vacancy.
 */
package org.passerelle.organisation;
