package org.passerelle.recruitment.register;

import java.util.List;

/** Fired within the transaction in which an entry was made or corrected. */
public record RegisterChanged(List<String> countries) {}
