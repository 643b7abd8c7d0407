package org.passerelle.recruitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.passerelle.recruitment.register.Confidence;
import org.passerelle.recruitment.register.Fact;
import org.passerelle.recruitment.register.Register;
import org.passerelle.recruitment.register.RegisterEntry;

/** Entries of a register that a test makes up. */
public final class Law {

    private Law() {}

    public static Register of(RegisterEntry... entries) {
        return new Register(Arrays.asList(entries));
    }

    /** Confirmed, by the source {@code Act}. */
    public static RegisterEntry entry(String countries, Fact fact, String from, String until) {
        return entry(countries, fact, from, until, "2026-01-01", Confidence.CONFIRMED);
    }

    public static RegisterEntry entry(
            String countries, Fact fact, String from, String until, String asOf, Confidence confidence) {
        return new RegisterEntry(
                UUID.randomUUID(),
                0,
                fact.kind(),
                List.of(countries.split(" ")),
                fact,
                from == null ? null : LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                "Act",
                LocalDate.parse(asOf),
                confidence,
                null,
                false,
                null,
                Instant.EPOCH,
                null);
    }
}
