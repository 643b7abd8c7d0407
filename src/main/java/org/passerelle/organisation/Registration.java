package org.passerelle.organisation;

/**
 * What a country's register of employers knows an organisation by.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Registration(String country, String number) {}
