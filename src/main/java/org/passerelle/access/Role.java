package org.passerelle.access;

/** What a key may be used for. */
public enum Role {
    /** Runs the installation. */
    ADMINISTRATOR,
    /** Works for a public employment service: its own seekers, all vacancies, rankings. */
    COUNSELLOR,
    /** Pushes vacancies and sees its own. */
    PARTNER,
    /** Runs mobility schemes: sees vacancies, no seeker's file. */
    SCHEME_MANAGER,
    /** Supervises recruitment: vacancies, checks, licences; no seeker's file. */
    INSPECTOR,
    /** Figures only. */
    STATISTICIAN;

    /** The same names for annotations, which take constants only. */
    public static final class Name {
        public static final String ADMINISTRATOR = "ADMINISTRATOR";
        public static final String COUNSELLOR = "COUNSELLOR";
        public static final String PARTNER = "PARTNER";
        public static final String SCHEME_MANAGER = "SCHEME_MANAGER";
        public static final String INSPECTOR = "INSPECTOR";
        public static final String STATISTICIAN = "STATISTICIAN";

        private Name() {}
    }
}
