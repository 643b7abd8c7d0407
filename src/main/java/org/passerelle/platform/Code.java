package org.passerelle.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text is a code of a published list; an unknown code is refused by name. Null is valid. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Code.Validator.class)
public @interface Code {
    List value();

    String message() default "{org.passerelle.unknownCode}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    enum List {
        /** ISO 3166-1 alpha-2. */
        COUNTRY(Set.of(Locale.getISOCountries())::contains),
        /** ISO 3166-2; only the form is checked, beside the country. */
        REGION(Patterns.REGION.asMatchPredicate().and(code -> COUNTRY.known(code.substring(0, 2)))),
        /** ISO 4217. */
        CURRENCY(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet())::contains),
        /** ISO 639-1, as far as the runtime knows them. */
        LANGUAGE(Set.of(Locale.getISOLanguages())::contains);

        private final Predicate<String> known;

        List(Predicate<String> known) {
            this.known = known;
        }

        public boolean known(String code) {
            return known.test(code);
        }

        /**
         * @param code null passes
         * @return the code
         * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming field and code when the list has no such code
         */
        public String require(String field, String code) {
            if (code != null && !known(code)) {
                throw ProblemType.invalid(field, "code.unknown", code);
            }
            return code;
        }
    }

    class Validator implements ConstraintValidator<Code, String> {
        private List list;

        @Override
        public void initialize(Code code) {
            list = code.value();
        }

        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || list.known(code);
        }
    }

    /** Here because an enum's constants cannot use the enum's own static fields. */
    final class Patterns {
        private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

        private Patterns() {}
    }
}
