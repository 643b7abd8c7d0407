package org.passerelle.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** A field we do not know is refused by name, not dropped: a misspelt one would lose what it says. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .registerModule(new SimpleModule("text").addDeserializer(String.class, new Text()));
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
