package org.passerelle.recruitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.passerelle.recruitment.Rule.Evidence;
import org.passerelle.recruitment.Rule.Finding;
import org.passerelle.recruitment.Rule.Outcome;

/**
 * How a signed contract differs from the advert, term by term; each difference is an evidence of its own, with the field, what
 * was advertised and what was signed.
 */
final class Differences {

    /** The gravest first. */
    private static final List<Outcome> GRAVEST = List.of(Outcome.FAIL, Outcome.REVIEW, Outcome.UNKNOWN);

    private final Set<String> asked;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);

    /** @param asked terms that the advert should have stated and did not, by their paths */
    Differences(Set<String> asked) {
        this.asked = asked;
    }

    /** As grave as the gravest difference, PASS where there is none. */
    Finding finding() {
        Outcome gravest =
                GRAVEST.stream().filter(outcomes::contains).findFirst().orElse(Outcome.PASS);
        return new Finding(gravest, List.copyOf(evidence));
    }

    /** Whether both say something, so that it can be compared; where one is silent, that is noted. */
    boolean bothState(String field, Object advertised, Object signed) {
        if (advertised == null) {
            if (signed != null && asked.contains(field)) {
                notAdvertised(field, signed);
            }
            return false;
        }
        if (signed == null) {
            add(Outcome.REVIEW, field, "advertised: " + told(advertised) + "; not in the contract");
            return false;
        }
        return true;
    }

    void notAdvertised(String field, Object signed) {
        add(Outcome.UNKNOWN, field, "not advertised; signed: " + told(signed));
    }

    /** For the worker. */
    void worse(String field, Object advertised, Object signed) {
        add(Outcome.FAIL, field, "worse: advertised " + told(advertised) + "; signed " + told(signed));
    }

    /** Something else in the place of what was advertised. */
    void substituted(String field, Object advertised, Object signed) {
        add(Outcome.FAIL, field, "substituted: advertised " + told(advertised) + "; signed " + told(signed));
    }

    /** Better or worse, only a person can tell. */
    void different(String field, Object advertised, Object signed) {
        add(Outcome.REVIEW, field, "different: advertised " + told(advertised) + "; signed " + told(signed));
    }

    void same(String field, Object advertised, Object signed) {
        if (bothState(field, advertised, signed) && !advertised.equals(signed)) {
            different(field, advertised, signed);
        }
    }

    /** Of which less is worse. */
    <T extends Comparable<? super T>> void atLeast(String field, T advertised, T signed) {
        if (bothState(field, advertised, signed) && signed.compareTo(advertised) < 0) {
            worse(field, advertised, signed);
        }
    }

    /** Of which more is worse. */
    <T extends Comparable<? super T>> void atMost(String field, T advertised, T signed) {
        if (bothState(field, advertised, signed) && signed.compareTo(advertised) > 0) {
            worse(field, advertised, signed);
        }
    }

    /** Something promised to the worker. */
    void kept(String field, Boolean advertised, Boolean signed) {
        if (bothState(field, advertised, signed) && advertised && !signed) {
            worse(field, true, false);
        }
    }

    /** In words; capitals and punctuation make no difference. */
    void words(String field, String advertised, String signed) {
        String promised = plain(advertised);
        String found = plain(signed);
        if (bothState(field, promised == null ? null : advertised, found == null ? null : signed)
                && !promised.equals(found)) {
            different(field, advertised, signed);
        }
    }

    /** A name or a number, as far as its letters and digits go. */
    static boolean isSameName(String one, String other) {
        return Objects.equals(plain(one), plain(other));
    }

    /** Null where nothing is said. */
    private static String plain(String text) {
        String plain = text == null
                ? ""
                : text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip();
        return plain.isEmpty() ? null : plain;
    }

    void add(Outcome outcome, String field, String text) {
        outcomes.add(outcome);
        evidence.add(new Evidence(field, null, null, text));
    }

    private static String told(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Boolean truth -> truth ? "yes" : "no";
            default -> value.toString();
        };
    }
}
