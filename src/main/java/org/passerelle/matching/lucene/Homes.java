package org.passerelle.matching.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.passerelle.matching.Condition;
import org.passerelle.matching.Location;

/**
 * Where every document of a segment lives and how far it would go from there. Registers know the town or the district, so
 * that many live at one place: a distance is measured once for each different place, however many live there. Takes some ten
 * bytes per document.
 */
final class Homes {

    /** The place of those of whom no home is known, near to nothing. */
    private static final Home NOWHERE = new Home(null, null);

    /** @param reach in metres, null without a limit */
    private record Home(Location location, Long reach) {}

    /** Document to place. */
    private final int[] places;

    private final List<Neighbours> windows = new ArrayList<>();

    private final List<Home> homes = new ArrayList<>(List.of(NOWHERE));

    private Homes(int documents) {
        places = new int[documents];
    }

    /** One pass over the segment, some fifty nanoseconds per document. */
    static Homes read(LeafReader segment, String home, String reach) throws IOException {
        Homes homes = new Homes(segment.maxDoc());
        Map<Home, Integer> known = new HashMap<>();
        NumericDocValues packed = DocValues.getNumeric(segment, home);
        NumericDocValues reaches = DocValues.getNumeric(segment, reach);
        for (int doc = packed.nextDoc(); doc != NumericDocValues.NO_MORE_DOCS; doc = packed.nextDoc()) {
            Home lives = new Home(
                    new Location((int) (packed.longValue() >> 32), (int) packed.longValue()),
                    reaches.advanceExact(doc) ? reaches.longValue() : null);
            homes.places[doc] = known.computeIfAbsent(lives, place -> {
                homes.homes.add(place);
                return homes.homes.size() - 1;
            });
        }
        for (int first = 0; first < homes.places.length; first += Bitmap.MOST) {
            homes.windows.add(Neighbours.of(homes.places, first));
        }
        return homes;
    }

    /**
     * The documents of one window by the place where they live.
     *
     * @param places that occur, increasing
     * @param starts of each place's documents, within them, and the end of the last
     * @param crowds the documents of each place where many live, one bit each; null for the others
     * @param documents counted from the first of the window
     */
    private record Neighbours(int[] places, int[] starts, long[][] crowds, char[] documents) {

        /** Adding so many one by one takes longer than adding a bitmap of them. */
        private static final int CROWD = 256;

        /** Sorts the window by place. */
        static Neighbours of(int[] placeOf, int first) {
            int size = Math.min(Bitmap.MOST, placeOf.length - first);
            long[] sorted = new long[size];
            for (int index = 0; index < size; index++) {
                sorted[index] = (long) placeOf[first + index] << 16 | index;
            }
            Arrays.sort(sorted);
            int[] places = new int[size];
            int[] starts = new int[size + 1];
            char[] documents = new char[size];
            int different = 0;
            for (int i = 0; i < size; i++) {
                int place = (int) (sorted[i] >> 16);
                if (i == 0 || place != places[different - 1]) {
                    places[different] = place;
                    starts[different++] = i;
                }
                documents[i] = (char) sorted[i];
            }
            starts[different] = size;
            long[][] crowds = new long[different][];
            for (int i = 0; i < different; i++) {
                if (starts[i + 1] - starts[i] >= CROWD) {
                    crowds[i] = new long[Bitmap.MOST >> 6];
                    for (int at = starts[i]; at < starts[i + 1]; at++) {
                        crowds[i][documents[at] >> 6] |= 1L << documents[at];
                    }
                }
            }
            return new Neighbours(
                    Arrays.copyOf(places, different), Arrays.copyOf(starts, different + 1), crowds, documents);
        }
    }

    Nearby nearby(Condition.Within within) {
        return new Nearby(within);
    }

    /** Who lives within a distance: every place is measured when first asked about. Not thread-safe. */
    final class Nearby {

        private static final byte FAR = 2;
        private static final byte NEAR = 1;

        private final Condition.Within within;
        /** By place; 0 where it has not been measured. */
        private final byte[] measured = new byte[homes.size()];

        private Nearby(Condition.Within within) {
            this.within = within;
        }

        private byte at(int place) {
            byte near = measured[place];
            return near == 0 ? measure(place) : near;
        }

        private byte measure(int place) {
            Home home = homes.get(place);
            measured[place] = home != NOWHERE && within.holds(home.location, home.reach) ? NEAR : FAR;
            return measured[place];
        }

        boolean has(int document) {
            return at(places[document]) == NEAR;
        }

        /**
         * Adds those of the documents, of which this is the first of the window, who live near. Costs a nanosecond for each
         * who lives near or each who is asked about, whichever are fewer.
         */
        void find(int first, Bitmap among, Bitmap found) {
            Neighbours window = windows.get(first / Bitmap.MOST);
            if (near(window) > among.count()) {
                ask(first, among, found);
                return;
            }
            for (int i = 0; i < window.places.length; i++) {
                if (at(window.places[i]) != NEAR) {
                    continue;
                }
                if (window.crowds[i] != null) {
                    found.add(window.crowds[i], 0, among);
                } else {
                    for (int at = window.starts[i]; at < window.starts[i + 1]; at++) {
                        found.add(window.documents[at]);
                    }
                }
            }
            found.and(among);
        }

        private void ask(int first, Bitmap among, Bitmap found) {
            for (int i = 0; i < among.used(); i++) {
                for (long left = among.words[i]; left != 0; left &= left - 1) {
                    int index = (i << 6) + Long.numberOfTrailingZeros(left);
                    if (has(first + index)) {
                        found.add(index);
                    }
                }
            }
        }

        private int near(Neighbours window) {
            int near = 0;
            for (int i = 0; i < window.places.length; i++) {
                near += at(window.places[i]) == NEAR && window.crowds[i] == null
                        ? window.starts[i + 1] - window.starts[i]
                        : 0;
            }
            return near;
        }
    }
}
