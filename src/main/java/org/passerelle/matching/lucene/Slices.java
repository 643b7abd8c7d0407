package org.passerelle.matching.lucene;

/**
 * The points of every document of a window, stored vertically: one bitmap for each binary digit. A ladder's points are added
 * to 64 documents at once by binary addition with carry, and the best are found by counting bits, without looking at a
 * single document. See O'Neil and Quass (1997) for the representation; scores here are whole numbers below 2^14.
 */
final class Slices {

    /** Enough for {@link org.passerelle.matching.Plan#TOTAL}. */
    static final int DIGITS = 14;

    private final Bitmap[] sum = new Bitmap[DIGITS];
    /** What is given of each digit: a bitmap of the giver's, or several put together in one of its own. */
    private final Bitmap[] addend = new Bitmap[DIGITS];

    private final Bitmap[] together = new Bitmap[DIGITS];
    private final Bitmap carry;
    private final Bitmap spare;
    private final Bitmap ties;
    private int size;
    /** No document can have more points than this so far. */
    private int most;

    Slices(Workspace space) {
        for (int digit = 0; digit < DIGITS; digit++) {
            sum[digit] = space.take();
            together[digit] = space.take();
        }
        carry = space.take();
        spare = space.take();
        ties = space.take();
    }

    /** All have nothing. */
    void reset(int size) {
        this.size = size;
        most = 0;
        carry.reset(size);
    }

    private static int digits(int points) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(points);
    }

    /** These, who are on no other rung of the ladder, get so many points for it. They are looked at again when it ends. */
    void give(Bitmap documents, int points) {
        for (int left = points; left != 0; left &= left - 1) {
            int digit = Integer.numberOfTrailingZeros(left);
            if (addend[digit] == null) {
                addend[digit] = documents;
            } else if (addend[digit] == together[digit]) {
                together[digit].or(documents);
            } else {
                together[digit].union(addend[digit], documents);
                addend[digit] = together[digit];
            }
        }
    }

    /**
     * Adds what was given for a ladder, and begins the next.
     *
     * @param points that nobody was given more of
     */
    void close(int points) {
        int before = digits(most);
        most += points;
        int after = digits(most);
        for (int digit = before; digit < after; digit++) {
            sum[digit].reset(size);
        }
        boolean carried = false;
        for (int digit = 0; digit < after; digit++) {
            int words = sum[digit].used();
            if (addend[digit] == null) {
                if (carried) {
                    carry(sum[digit].words, carry.words, words);
                }
            } else if (carried) {
                add(sum[digit].words, addend[digit].words, carry.words, words);
            } else {
                first(sum[digit].words, addend[digit].words, carry.words, words);
                carried = true;
            }
            addend[digit] = null;
        }
    }

    /** The lowest digit, to which nothing is carried. */
    private static void first(long[] sum, long[] addend, long[] carry, int words) {
        for (int i = 0; i < words; i++) {
            long s = sum[i];
            long a = addend[i];
            sum[i] = s ^ a;
            carry[i] = s & a;
        }
    }

    private static void add(long[] sum, long[] addend, long[] carry, int words) {
        for (int i = 0; i < words; i++) {
            long s = sum[i];
            long a = addend[i];
            long c = carry[i];
            long half = s ^ a;
            sum[i] = half ^ c;
            carry[i] = s & a | c & half;
        }
    }

    private static void carry(long[] sum, long[] carry, int words) {
        for (int i = 0; i < words; i++) {
            long s = sum[i];
            long c = carry[i];
            sum[i] = s ^ c;
            carry[i] = s & c;
        }
    }

    int points(int index) {
        int points = 0;
        for (int digit = 0; digit < digits(most); digit++) {
            points |= sum[digit].has(index) ? 1 << digit : 0;
        }
        return points;
    }

    /**
     * Splits documents at a bound.
     *
     * @param among of whom those with more points stay
     * @param level becomes those with as many points
     */
    void split(int bound, Bitmap among, Bitmap level) {
        int digits = digits(most);
        if (bound >= 1 << digits) {
            among.clear();
            level.reset(size);
            return;
        }
        spare.reset(size);
        level.copy(among);
        for (int digit = digits - 1; digit >= 0; digit--) {
            if ((bound >>> digit & 1) != 0) {
                level.and(sum[digit]);
            } else {
                more(spare.words, level.words, sum[digit].words, spare.used());
            }
        }
        among.copy(spare);
    }

    /** Who has the digit is above the bound; who has not goes on being compared. */
    private static void more(long[] above, long[] ties, long[] digit, int words) {
        for (int i = 0; i < words; i++) {
            above[i] |= ties[i] & digit[i];
            ties[i] &= ~digit[i];
        }
    }

    /** Leaves the best: so many, and all who have as many points as the last of them. */
    void keepBest(int count, Bitmap among) {
        int wanted = count;
        spare.reset(size);
        ties.copy(among);
        for (int digit = digits(most) - 1; digit >= 0; digit--) {
            int ones = ties.countCommon(sum[digit]);
            if (ones >= wanted) {
                ties.and(sum[digit]);
            } else {
                wanted -= ones;
                more(spare.words, ties.words, sum[digit].words, spare.used());
            }
        }
        among.union(spare, ties);
    }
}
