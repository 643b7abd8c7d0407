package org.passerelle.sample;

/** How the sample groups trades, employers and adverts. */
public enum Sector {
    FARM("A"),
    INDUSTRY("C"),
    TEXTILE("C"),
    FOOD("C"),
    BUILDING("F"),
    TRADE("G"),
    TRANSPORT("H"),
    LOGISTICS("H"),
    HOTEL("I"),
    ICT("J"),
    OFFICE("M"),
    SERVICES("N"),
    TEACHING("P"),
    CARE("Q");

    private final String isic;

    Sector(String isic) {
        this.isic = isic;
    }

    /** Section of ISIC Rev. 4. */
    public String isic() {
        return isic;
    }

    /** Null for the empty cell: any sector. */
    static Sector of(String cell) {
        return cell.isEmpty() ? null : valueOf(cell);
    }
}
