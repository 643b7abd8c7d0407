package org.passerelle.classification.coding;

/** How alike two strings are in their letters. */
final class Similarity {

    private Similarity() {}

    static int sharedPrefix(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < most && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    /**
     * From 0 to 1. A misspelling counts by its edits (optimal string alignment: letters added, left out, replaced, and
     * neighbours swapped), another form of the same word or its unfinished beginning by the part that is shared.
     */
    static float words(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        int shortest = Math.min(one.length(), other.length());
        int prefix = sharedPrefix(one, other);
        float byEdits = 1 - (float) edits(one, other) / longest;
        float byPrefix = prefix < 4 ? 0 : .9f * prefix / (float) Math.sqrt(longest * (float) shortest);
        return Math.max(byEdits, Math.min(byPrefix, .9f));
    }

    private static int edits(String one, String other) {
        int width = other.length() + 1;
        int[] before = new int[width];
        int[] previous = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j < width; j++) {
                int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + replaced);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] oldest = before;
            before = previous;
            previous = row;
            row = oldest;
        }
        return previous[other.length()];
    }
}
