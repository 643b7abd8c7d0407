package org.passerelle.recruitment.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the register says for one day. Empty where it is silent, which is neither yes nor no. A look-up goes through the few
 * entries of one country and costs no query.
 */
public record LawInForce(Register register, LocalDate day) {

    /** How a convention binds a country. */
    public enum Bond {
        IN_FORCE,
        /** Ratified, and in force within twelve months. */
        RATIFIED,
        DENOUNCED,
        NOT_RATIFIED,
        UNKNOWN
    }

    /** @param entry what it is known from; empty when nothing is known */
    public record Standing(Bond bond, Optional<RegisterEntry> entry) {}

    /**
     * @param instrument {@code C181}
     * @return {@link Bond#NOT_RATIFIED} before the day of ratification, and where a source said so for this day or a later
     *     one; what a source said for an earlier day may have changed since, and is {@link Bond#UNKNOWN}
     */
    public Standing convention(String instrument, String country) {
        List<RegisterEntry> entries = register.of(Kind.CONVENTION, country).stream()
                .filter(e -> e.fact().convention().instrument().equals(instrument))
                .toList();
        List<RegisterEntry> ratifications = entries.stream()
                .filter(e -> e.fact().convention().ratifiedOn() != null)
                .toList();
        Optional<RegisterEntry> binding = ratifications.stream()
                .filter(e -> !e.fact().convention().ratifiedOn().isAfter(day))
                .findFirst();
        if (binding.isPresent()) {
            return new Standing(bond(binding.get()), binding);
        }
        Optional<RegisterEntry> denied = Stream.concat(
                        ratifications.stream(),
                        entries.stream().filter(e -> !e.asOf().isBefore(day)))
                .findFirst();
        return new Standing(denied.isPresent() ? Bond.NOT_RATIFIED : Bond.UNKNOWN, denied);
    }

    private Bond bond(RegisterEntry ratification) {
        if (ratification.isInForceOn(day)) {
            return Bond.IN_FORCE;
        }
        return ratification.validFrom().isAfter(day) ? Bond.RATIFIED : Bond.DENOUNCED;
    }

    /** The amount may be null: there is none by law. */
    public Optional<RegisterEntry> minimumWage(String country, Sector sector) {
        return bySector(
                Kind.MINIMUM_WAGE, country, sector, fact -> fact.minimumWage().sector());
    }

    public Optional<RegisterEntry> workingTime(String country, Sector sector) {
        return bySector(
                Kind.WORKING_TIME, country, sector, fact -> fact.workingTime().sector());
    }

    public Optional<RegisterEntry> minimumAge(String country, Sector sector) {
        return bySector(
                Kind.MINIMUM_AGE, country, sector, fact -> fact.minimumAge().sector());
    }

    /** Whether agencies may charge those whom they recruit in this country. */
    public Optional<RegisterEntry> feeRule(String origin) {
        return inForce(Kind.FEE_RULE, origin).findFirst();
    }

    public List<RegisterEntry> licensingAuthorities(String country) {
        return inForce(Kind.LICENSING_AUTHORITY, country).toList();
    }

    public Optional<RegisterEntry> unionRights(String country) {
        return inForce(Kind.UNION_RIGHTS, country).findFirst();
    }

    /** Agreements between both countries, whichever way somebody goes; the latest first. */
    public List<RegisterEntry> socialSecurity(String origin, String destination) {
        return inForce(Kind.SOCIAL_SECURITY, origin)
                .filter(e -> e.countries().contains(destination))
                .toList();
    }

    /** Of the sector itself, else of a rule that knows no sectors; never of another sector. */
    private Optional<RegisterEntry> bySector(Kind kind, String country, Sector sector, Function<Fact, Sector> of) {
        return ofSector(kind, country, sector, of).or(() -> ofSector(kind, country, Sector.ALL, of));
    }

    private Optional<RegisterEntry> ofSector(Kind kind, String country, Sector sector, Function<Fact, Sector> of) {
        return inForce(kind, country).filter(e -> of.apply(e.fact()) == sector).findFirst();
    }

    private Stream<RegisterEntry> inForce(Kind kind, String country) {
        return register.of(kind, country).stream().filter(e -> e.isInForceOn(day));
    }
}
