package org.passerelle.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A field we do not know is refused by name, not dropped: a misspelt one would lose what it says. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** Last: what is registered later is asked first. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .registerModule(new SimpleModule("text")
                        .addDeserializer(String.class, new Text())
                        .addDeserializer(LocalDate.class, new Day())
                        .addDeserializer(BigDecimal.class, new Amount()));
    }

    /** The same number is the same, however it was written: what is sent again as 12.50 or 1.25E1 has not changed. */
    private static final class Amount extends StdScalarDeserializer<BigDecimal> {

        private static final long serialVersionUID = 1;
        /** Far beyond any amount; the zeros of a hostile exponent are not written out. */
        private static final int MOST_ZEROS = 20;

        Amount() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            BigDecimal number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
            if (number == null) {
                return null;
            }
            BigDecimal shortest = number.stripTrailingZeros();
            return shortest.scale() < 0 && shortest.scale() >= -MOST_ZEROS ? shortest.setScale(0) : shortest;
        }
    }

    /** A day of a year of four digits, as ISO 8601 has it unless both sides agree on more. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {

        private static final long serialVersionUID = 1;
        private static final int LAST_YEAR = 9999;

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            LocalDate day = LocalDateDeserializer.INSTANCE.deserialize(parser, context);
            return day != null && (day.getYear() < 0 || day.getYear() > LAST_YEAR)
                    ? (LocalDate) context.handleWeirdStringValue(LocalDate.class, day.toString(), "year")
                    : day;
        }
    }

    /** Text that PostgreSQL can store: without NUL and without half characters. */
    private static final class Text extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(Text::half))) {
                return (String) context.handleWeirdStringValue(String.class, text, "text that cannot be stored");
            }
            return text;
        }

        private static boolean half(int codePoint) {
            return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
        }
    }
}
