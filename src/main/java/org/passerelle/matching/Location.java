package org.passerelle.matching;

/**
 * A point on the Earth in ten-millionths of a degree (about a centimetre). Every engine keeps these integers and asks this
 * class for distances, so that all of them agree to the metre on who lives within so many kilometres.
 */
public record Location(int latitude, int longitude) {

    private static final double UNITS_PER_DEGREE = 1e7;
    /** Mean Earth radius of the IUGG, in metres. */
    private static final double EARTH_RADIUS = 6_371_008.8;
    /** A degree of latitude is nowhere shorter than this on the sphere above, in metres. */
    private static final double DEGREE_OF_LATITUDE = 111_194;

    /** @throws IllegalArgumentException when the degrees are not on the globe */
    public static Location of(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("Not on the globe: " + latitude + ", " + longitude);
        }
        return new Location(
                (int) Math.round(latitude * UNITS_PER_DEGREE), (int) Math.round(longitude * UNITS_PER_DEGREE));
    }

    /**
     * Great-circle distance in whole metres, by the haversine formula. {@code StrictMath} gives the same bits on every
     * machine.
     */
    public long metresTo(Location other) {
        double sineLatitude = StrictMath.sin(radians((double) latitude - other.latitude) / 2);
        double sineLongitude = StrictMath.sin(radians((double) longitude - other.longitude) / 2);
        double square = sineLatitude * sineLatitude
                + StrictMath.cos(radians(latitude))
                        * StrictMath.cos(radians(other.latitude))
                        * sineLongitude
                        * sineLongitude;
        return Math.round(2 * EARTH_RADIUS * StrictMath.asin(Math.min(1, StrictMath.sqrt(square))));
    }

    /** Whether the other point is at most so many metres away; most far points are refused by their latitude alone. */
    public boolean within(long metres, Location other) {
        double northing = Math.abs((double) latitude - other.latitude) / UNITS_PER_DEGREE * DEGREE_OF_LATITUDE;
        return northing <= metres + 1 && metresTo(other) <= metres;
    }

    private static double radians(double units) {
        return units / UNITS_PER_DEGREE * (Math.PI / 180);
    }
}
