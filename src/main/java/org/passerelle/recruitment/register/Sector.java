package org.passerelle.recruitment.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What work a rule is for, as far as labour codes usually tell work apart. */
@Schema(name = "RegisterSector")
public enum Sector {
    /** Of a rule that knows no sectors. */
    ALL,
    /** All work that has no rules of its own. */
    GENERAL,
    AGRICULTURE,
    DOMESTIC_WORK;

    /**
     * Whose rules an occupation falls under: skilled agricultural workers (ISCO-08 major group 6), agricultural labourers
     * (92) and drivers of farm machines (8341); housekeepers, companions and domestic cleaners (5152, 5162, 9111).
     *
     * @param isco08 unit group, null when the occupation has none
     * @return {@link #ALL} when nothing is known: only rules without sectors apply for certain
     */
    public static Sector of(String isco08) {
        if (isco08 == null) {
            return ALL;
        }
        if (isco08.startsWith("6") || isco08.startsWith("92") || isco08.equals("8341")) {
            return AGRICULTURE;
        }
        return switch (isco08) {
            case "5152", "5162", "9111" -> DOMESTIC_WORK;
            default -> GENERAL;
        };
    }
}
