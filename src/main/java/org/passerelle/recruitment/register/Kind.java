package org.passerelle.recruitment.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an entry is about. */
@Schema(name = "RegisterKind")
public enum Kind {
    CONVENTION,
    FEE_RULE,
    LICENSING_AUTHORITY,
    MINIMUM_WAGE,
    WORKING_TIME,
    MINIMUM_AGE,
    UNION_RIGHTS,
    SOCIAL_SECURITY
}
