package org.passerelle.matching;

/**
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2, null when not known
 * @param latitude degrees, null when not known, like {@code longitude}
 */
public record Place(String country, String region, String locality, Double latitude, Double longitude) {
    public boolean located() {
        return latitude != null && longitude != null;
    }
}
