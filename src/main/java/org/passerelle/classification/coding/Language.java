package org.passerelle.classification.coding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What the analysis of titles knows of one language: its function words, how words inflect, and where the head of a title
 * stands. A language without rules of its own has neither function words nor inflection: character evidence carries it.
 *
 * @param functionWords folded
 * @param stemmer from a folded word to its stem; a new one per thread of work, because stemmers keep state
 * @param headLast whether modifiers stand before the head: "lorry driver", but "chauffeur de camion"
 */
record Language(String code, Set<String> functionWords, Supplier<UnaryOperator<String>> stemmer, boolean headLast) {

    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Set<String> HEAD_LAST =
            Set.of("en", "de", "nl", "sv", "da", "no", "nb", "nn", "fi", "et", "hu", "lv", "lt", "tr", "bg");

    private static final Map<String, Language> KNOWN = Map.ofEntries(
            language("fr", FrenchAnalyzer.getDefaultStopSet(), () -> FrenchForms::masculineSingular),
            language("en", EnglishAnalyzer.getDefaultStopSet(), () -> stemmer(EnglishMinimalStemFilter::new)),
            language("ar", ArabicAnalyzer.getDefaultStopSet(), () -> stemmer(ArabicStemFilter::new)),
            language(
                    "pt",
                    PortugueseAnalyzer.getDefaultStopSet(),
                    () -> GenderForms.masculine("pt", stemmer(PortugueseLightStemFilter::new))),
            language(
                    "es",
                    SpanishAnalyzer.getDefaultStopSet(),
                    () -> GenderForms.masculine("es", stemmer(SpanishLightStemFilter::new))),
            language(
                    "de",
                    GermanAnalyzer.getDefaultStopSet(),
                    () -> GenderForms.masculine("de", stemmer(GermanLightStemFilter::new))),
            language(
                    "it",
                    ItalianAnalyzer.getDefaultStopSet(),
                    () -> GenderForms.masculine("it", stemmer(ItalianLightStemFilter::new))),
            language("nl", DutchAnalyzer.getDefaultStopSet(), () -> stemmer(in -> new SnowballFilter(in, "Dutch"))),
            language("sv", SwedishAnalyzer.getDefaultStopSet(), () -> stemmer(in -> new SnowballFilter(in, "Swedish"))),
            language("da", DanishAnalyzer.getDefaultStopSet(), () -> stemmer(in -> new SnowballFilter(in, "Danish"))),
            language(
                    "no",
                    NorwegianAnalyzer.getDefaultStopSet(),
                    () -> stemmer(in -> new SnowballFilter(in, "Norwegian"))),
            language("fi", FinnishAnalyzer.getDefaultStopSet(), () -> stemmer(in -> new SnowballFilter(in, "Finnish"))),
            language(
                    "et",
                    EstonianAnalyzer.getDefaultStopSet(),
                    () -> stemmer(in -> new SnowballFilter(in, "Estonian"))),
            language(
                    "hu",
                    HungarianAnalyzer.getDefaultStopSet(),
                    () -> stemmer(in -> new SnowballFilter(in, "Hungarian"))),
            language(
                    "lt",
                    LithuanianAnalyzer.getDefaultStopSet(),
                    () -> stemmer(in -> new SnowballFilter(in, "Lithuanian"))),
            language("lv", LatvianAnalyzer.getDefaultStopSet(), () -> stemmer(LatvianStemFilter::new)),
            language(
                    "ro",
                    RomanianAnalyzer.getDefaultStopSet(),
                    () -> stemmer(in -> new SnowballFilter(in, "Romanian"))),
            language("bg", BulgarianAnalyzer.getDefaultStopSet(), () -> stemmer(BulgarianStemFilter::new)),
            language("cs", CzechAnalyzer.getDefaultStopSet(), () -> stemmer(CzechStemFilter::new)));

    static Language of(String code) {
        String language = code == null ? "" : code;
        Language known = KNOWN.get(language);
        return known != null
                ? known
                : new Language(language, Set.of(), UnaryOperator::identity, HEAD_LAST.contains(language));
    }

    private static Map.Entry<String, Language> language(
            String code, CharArraySet functionWords, Supplier<UnaryOperator<String>> stemmer) {
        Set<String> folded = new HashSet<>();
        functionWords.forEach(word -> folded.add(fold(new String((char[]) word))));
        return Map.entry(
                code,
                new Language(
                        code,
                        folded.stream().collect(Collectors.toUnmodifiableSet()),
                        stemmer,
                        HEAD_LAST.contains(code)));
    }

    /** Lower case without accents; Arabic letters in their plain form, without vowel signs and stretching. */
    static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean plain = lower.chars().allMatch(c -> c < 128);
        if (plain) {
            return lower;
        }
        String folded = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ð", "d")
                .replace("ı", "i");
        return ARABIC.matcher(folded).find()
                ? stemmer(ArabicNormalizationFilter::new).apply(folded)
                : folded;
    }

    /** @param filter one of Lucene's, which work on streams of words: here on one word at a time */
    private static UnaryOperator<String> stemmer(UnaryOperator<TokenStream> filter) {
        OneWord word = new OneWord();
        TokenStream stemmed = filter.apply(word);
        return text -> word.through(stemmed, text);
    }

    private static final class OneWord extends TokenStream {
        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
        private String next;

        String through(TokenStream filter, String text) {
            next = text;
            try {
                filter.reset();
                return filter.incrementToken() ? word.toString() : text;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean incrementToken() {
            if (next == null) {
                return false;
            }
            clearAttributes();
            word.append(next);
            next = null;
            return true;
        }
    }
}
