package org.passerelle.organisation;

import java.util.UUID;

/** Fired within the transaction in which a licence of this organisation was entered or changed. */
public record LicenceChanged(UUID organisation) {}
