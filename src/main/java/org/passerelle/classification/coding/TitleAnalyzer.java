package org.passerelle.classification.coding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads titles of one language into phrases. For one thread, because stemmers keep state; cheap to make. */
final class TitleAnalyzer {

    /** Longer texts are descriptions: what follows is not read. */
    private static final int MAXIMUM_WORDS = 48;

    private static final int MAXIMUM_LETTERS = 500;

    /** (h/f), m/w/d, F/M/X, (gn), also without brackets. */
    private static final Pattern GENDER_MARK = Pattern.compile(
            "\\(?\\b(?:[hfmwdxvnk](?:\\s?[/|.-]\\s?[hfmwdxvnk]){1,3}|hf|gn|all genders|homme ?/ ?femme|hombre ?/ ?mujer|homem ?/ ?mulher)\\b\\)?");
    /** Endings that are written after the masculine: (e), ·e·s, (trice), /euse, -trice, /-in, /a, /ة. */
    private static final String ENDING =
            "(?:e|es|s|ne|nes|fe|le|te|se|[eè]re|i[eè]res?|euse|euses|trice|trices|ice|rice|atrice|teuse|ienne|enne|esse|"
                    + "a|as|o|os|ora|oras|dora|tora|ra|in|innen|erin|frau|ka|ca|in|ة)";

    /** After a space only what is nothing else: "accountant (CA)" is another matter. */
    private static final String ENDING_APART = "(?:e|a|o|as|os|ة|in|trice|euse|i?[eè]re)";

    private static final String NO_MORE = "(?![\\p{L}\\p{N}])";

    private static final Pattern INCLUSIVE = Pattern.compile("(?<=\\p{L}{3})(?:\\(-?" + ENDING + "\\)| \\(-?"
            + ENDING_APART + "\\)|[·•‧∙]" + ENDING + "(?:[·•‧∙]s)?" + NO_MORE + "|[/*:_]-?" + ENDING + NO_MORE
            + "|-(?:trice|euse|rice|i[eè]re|ienne|ne)" + NO_MORE + "|\\." + ENDING + "(?:\\.s)?" + NO_MORE
            + "(?!\\.))");
    private static final Pattern TOKEN = Pattern.compile(
            "c\\+\\+|[cfj]#|\\.net\\b|[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}\\p{N}]+)*|[/(),|–—@]| - |- | -|[:;]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile(".*\\p{N}.*");

    /** In letters; the longest compounds of occupations in German have some fifty. What is longer is no word. */
    private static final int LONGEST_WORD = 60;
    /** How much words say that stand in brackets or after a dash. */
    private static final float ASIDE = .6f;
    /** How much numbers, contract words and levels of experience say. */
    private static final float NOISE = .12f;

    private final Language language;
    private final UnaryOperator<String> stemmer;
    private final Lexicon lexicon = Lexicon.SHIPPED;

    TitleAnalyzer(Language language) {
        this.language = language;
        this.stemmer = language.stemmer().get();
    }

    Language language() {
        return language;
    }

    /** @param slash whether a slash stands before the word */
    private record Token(String form, String stem, boolean slash, boolean aside, boolean breaks) {
        boolean sameOccupation(Token other) {
            return stem.equals(other.stem) || formOf(form, other.form);
        }

        /** Two forms of one noun differ in a short ending: sprzedawca, sprzedawczyni. */
        private static boolean formOf(String one, String other) {
            int shared = Similarity.sharedPrefix(one, other);
            return shared >= 4
                    && one.length() - shared <= 4
                    && other.length() - shared <= 6
                    && shared * 2 > other.length();
        }
    }

    Phrase read(String title) {
        List<Token> tokens = withoutSecondForms(tokens(clean(title)));
        List<Phrase.Word> words = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        int head = -1;
        boolean headOpen = true;
        for (Token token : tokens) {
            key.append(token.stem()).append(' ');
            if (token.breaks() || token.aside()) {
                headOpen &= head < 0;
            }
            if (language.functionWords().contains(token.form())) {
                headOpen &= head < 0;
                continue;
            }
            float weight = weight(token);
            words.add(new Phrase.Word(token.form(), token.stem(), weight));
            if (weight > NOISE && headOpen) {
                head = head < 0 || language.headLast() ? words.size() - 1 : head;
            }
        }
        if (words.isEmpty()) {
            tokens.forEach(token -> words.add(new Phrase.Word(token.form(), token.stem(), 1)));
        }
        return words.isEmpty()
                ? Phrase.EMPTY
                : new Phrase(List.copyOf(words), key.toString().strip(), written(title), Math.max(head, 0));
    }

    private float weight(Token token) {
        if (NUMBER.matcher(token.form()).matches() && !token.form().matches("\\p{L}.{0,3}|\\p{N}\\p{L}")) {
            return NOISE;
        }
        if (lexicon.isNoise(language.code(), token.form())) {
            return NOISE;
        }
        return token.aside() ? ASIDE : 1;
    }

    /** Letters and digits alone, folded. */
    static String written(String title) {
        return NO_LETTERS
                .matcher(Language.fold(title.length() > MAXIMUM_LETTERS ? title.substring(0, MAXIMUM_LETTERS) : title))
                .replaceAll(" ")
                .strip();
    }

    private static String clean(String title) {
        String text = title.length() > MAXIMUM_LETTERS ? title.substring(0, MAXIMUM_LETTERS) : title;
        text = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = GENDER_MARK.matcher(text).replaceAll(" ");
        return INCLUSIVE.matcher(text).replaceAll("");
    }

    private List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        boolean slash = false;
        boolean bracket = false;
        boolean dash = false;
        boolean breaks = false;
        while (matcher.find() && tokens.size() < MAXIMUM_WORDS) {
            String token = matcher.group();
            switch (token) {
                case "/" -> slash = true;
                case "(" -> bracket = true;
                case ")" -> bracket = false;
                case ",", ":", ";" -> breaks = true;
                case "|", "–", "—", "@", " - ", "- ", " -" -> dash = !tokens.isEmpty();
                default -> {
                    for (String written : forms(token)) {
                        if (written.length() > LONGEST_WORD) {
                            continue;
                        }
                        String stem = Language.fold(stemmer.apply(written));
                        tokens.add(new Token(Language.fold(written), stem, slash, bracket || dash, breaks || dash));
                        slash = false;
                    }
                    breaks = false;
                }
            }
        }
        return tokens;
    }

    /** Elided articles and the possessive go; abbreviations are written out. */
    private List<String> forms(String token) {
        List<String> forms = new ArrayList<>();
        for (String part : token.split("['’]")) {
            boolean elided = part.length() <= 2 && part.length() < token.length();
            if (!elided && !part.isEmpty()) {
                forms.addAll(lexicon.writtenOut(language.code(), part));
            }
        }
        return forms;
    }

    /**
     * Vendeur / Vendeuse en fruits: the words after a slash that repeat those before it in another gender go. Tries the
     * longest repetition first: quadratic in the words around one slash.
     */
    private static List<Token> withoutSecondForms(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens);
        for (int at = 1; at < kept.size(); at++) {
            if (kept.get(at).slash()) {
                int repeated = repeated(kept, at);
                kept.subList(at, at + repeated).clear();
                if (repeated > 0) {
                    at--;
                }
            }
        }
        return kept;
    }

    private static int repeated(List<Token> tokens, int at) {
        for (int length = Math.min(at, tokens.size() - at); length > 0; length--) {
            boolean same = true;
            for (int i = 0; i < length && same; i++) {
                same = tokens.get(at - length + i).sameOccupation(tokens.get(at + i));
            }
            if (same) {
                return length;
            }
        }
        return 0;
    }
}
