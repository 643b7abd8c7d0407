package org.passerelle.matching;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.passerelle.classification.Classification;

/** Who an explanation is for: what it says is in the reader's language. Immutable. */
final class Reader {

    /** The first is for readers of none of them. */
    static final List<String> LANGUAGES = List.of("fr", "en", "ar", "pt", "es");

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Classification classification;
    private final Locale locale;
    private final ResourceBundle sentences;
    private final DateTimeFormatter dates;

    /** @param language one of {@link #LANGUAGES} */
    Reader(String language, Classification classification) {
        this.classification = classification;
        // Arabic with the digits of the Maghreb, which readers elsewhere know too.
        this.locale = Locale.forLanguageTag(language + "-u-nu-latn");
        this.sentences = ResourceBundle.getBundle(
                "org.passerelle.matching.sentences", Locale.of(language), Reader.class.getClassLoader(), EXACTLY);
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }

    Classification classification() {
        return classification;
    }

    /** @param values in the order of the sentence's {@code {0}}, {@code {1}} */
    String say(String key, Object... values) {
        return new MessageFormat(sentences.getString(key), locale).format(values);
    }

    String years(int years) {
        return say("years", years);
    }

    String occupation(String code) {
        return classification.title(code, locale.getLanguage());
    }

    String skill(String code) {
        return classification.skillTitle(code, locale.getLanguage());
    }

    String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    String language(String code) {
        return Locale.of(code).getDisplayLanguage(locale);
    }

    String date(LocalDate date) {
        return dates.format(date);
    }

    /** Whole units of the reference currency, with the day of the rate where there is one. */
    String pay(MonthlyPay pay) {
        String units = NumberFormat.getIntegerInstance(locale).format(pay.cents() / 100);
        return pay.rateOf() == null ? say("pay", units) : say("pay.converted", units, date(pay.rateOf()));
    }
}
