package org.passerelle.platform;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A query parameter that cannot be read is refused by name; JAX-RS by itself would answer 404. */
@Provider
public class QueryParameters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Optional<String> name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
        Function<String, Object> reader = reader(type);
        return name.isEmpty() || reader == null ? null : new Converter<>(name.get(), type, reader);
    }

    private static Function<String, Object> reader(Class<?> type) {
        if (type == UUID.class) {
            return UUID::fromString;
        }
        if (type == Instant.class) {
            return Instant::parse;
        }
        if (type == LocalDate.class) {
            return LocalDate::parse;
        }
        if (type == YearMonth.class) {
            return QueryParameters::month;
        }
        if (type == Integer.class) {
            return Integer::valueOf;
        }
        if (type == Boolean.class) {
            return QueryParameters::truth;
        }
        return type.isEnum() ? text -> constant(type, text) : null;
    }

    /** Four digits for the year: no others are dates to the database. */
    private static Object month(String text) {
        if (text.length() != "uuuu-mm".length()) {
            throw new IllegalArgumentException();
        }
        return YearMonth.parse(text);
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private record Converter<T>(String name, Class<T> type, Function<String, Object> reader)
            implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return type.cast(reader.apply(text));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw ProblemType.invalid(name, "field.unreadable");
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
