package org.passerelle.classification.coding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.classification.Classification;

/**
 * Titles whose codes are known, against a classification.
 *
 * @param groups for each code the group that is counted too, empty where only codes are
 * @param weight of one title in learning: small sets would else not be heard
 */
record DevelopmentSet(
        String name,
        String language,
        Classification classification,
        List<Asked> titles,
        Map<String, String> groups,
        double weight) {

    /** @param group null where only codes are counted */
    record Asked(String title, Set<String> codes, String group) {

        /** Which half learns: by the title's letters, so that the same title is never in both. */
        boolean learns() {
            return (title.strip().toLowerCase(java.util.Locale.ROOT).hashCode() * 0x9E3779B1 >>> 7 & 1) == 0;
        }
    }
}
