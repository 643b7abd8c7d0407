package org.passerelle.classification;

/** Whether a requirement excludes those who miss it or only ranks them lower. */
public enum Necessity {
    REQUIRED,
    PREFERRED
}
