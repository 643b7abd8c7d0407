package org.passerelle.recruitment;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as a row of words, folded (no case, no accents) and each with its place in the original. Letters and digits make
 * words; of the signs only the comma, the slash, the signs of currencies and the hyphen between two numbers are kept. The
 * endings of inclusive writing are left out: {@code candidat(e)s} and {@code candidat·e·s} are read as {@code candidat}.
 * Arabic words are known without vowel signs, in one spelling of alif, ya and ta marbuta, and also without their clitics.
 * Made in one pass, linear in the length of the text.
 */
final class Words {
    private static final String KEPT = ",/€$£";
    private static final String SENTENCE_ENDS = "!;•…";
    /** What a question says is often said of it in the answer: they are one sentence with a pause between. */
    private static final String QUESTION_ENDS = "?؟";

    private static final String OPENING_QUOTES = "«“„‹";
    private static final String CLOSING_QUOTES = "»”“›";
    /** Opens and closes. */
    private static final char STRAIGHT_QUOTE = '"';
    /** Words: what goes on for longer was never closed, or is no quotation of what somebody says. */
    private static final int LONGEST_QUOTATION = 40;

    /** Of a number that is an {@code int} whatever they are. */
    private static final int MOST_DIGITS = 9;

    private static final int LONGEST_ENDING = 5;
    private static final int LONGEST_ABBREVIATION = 3;
    /** Stretches an Arabic word and means nothing. */
    private static final char TATWEEL = 'ـ';

    /** Arabic pronouns, with their preposition too, and the ending of the accusative; a feminine ending is read as one. */
    private static final List<String> ENCLITICS =
            List.of("ها", "هم", "هن", "هما", "كم", "نا", "ني", "ا", "ه", "ك", "لك", "لي", "لنا", "لكم", "لهم");

    /** Sound plurals of nouns, persons of verbs: what is written before a pronoun. */
    private static final List<String> INFLECTIONS = List.of("ون", "ين", "ان", "ات", "ت", "ن", "و");

    /** Letters of other alphabets that adverts write for sounds of borrowed words, and what they stand for. */
    private static final String BORROWED = "ڤڥپگڭکچیھ";

    private static final String STANDS_FOR = "ففبكككجيه";

    private static final int SHORTEST_ROOT = 3;

    /** Words shorter than a root that a conjunction is written onto: {@code ولا}. */
    private static final Set<String> NEGATIONS = Set.of("لا", "لم", "لن", "ما");

    /** What words with capitals or accents and those of other alphabets are read as, by how they are written. */
    private static final Remembered<List<String>> FORMS = new Remembered<>();

    private final String text;
    private final List<List<String>> words = new ArrayList<>();
    private int[] from = new int[64];
    private int[] to = new int[64];
    /** For every word the number of its sentence, in rising order. */
    private int[] sentence = new int[64];

    private int sentences;
    /** Words that a dash or the end of a question goes before. */
    private final BitSet afterPause = new BitSet();
    /** Words that a colon goes before. */
    private final BitSet afterColon = new BitSet();
    /** Words in quotation marks. */
    private final BitSet quoted = new BitSet();
    /** What {@link #looked} found of each word. */
    private int[][] spellings;

    private Spellings looked;
    /** The first word behind the last mark that opened a quotation, -1 if that is closed. */
    private int opened = -1;

    private Words(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            if (Character.isLetter(sign)) {
                at = readWord(at);
            } else if (Character.isDigit(text.charAt(at))) {
                at = readNumber(at);
            } else {
                if (sign != ' ') {
                    readSign(at, sign);
                }
                at += Character.charCount(sign);
            }
        }
    }

    static Words of(String text) {
        return new Words(text);
    }

    /** A part of the original text. */
    String text(int from, int to) {
        return text.substring(from, to);
    }

    int count() {
        return words.size();
    }

    /** The word folded; of a number its digits without separators and decimals. */
    String word(int index) {
        return words.get(index).getFirst();
    }

    /** The value of a word of digits, of very large ones the largest {@code int}. */
    int number(int index) {
        return word(index).length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(word(index));
    }

    /** The word folded, and without the Arabic conjunctions, prepositions, article and possessives written onto it. */
    List<String> forms(int index) {
        return words.get(index);
    }

    /** The numbers that these spellings give the word in all its forms. They are looked up once for the whole text. */
    int[] spellings(Spellings from, int index) {
        if (looked != from) {
            spellings = from.of(this);
            looked = from;
        }
        return spellings[index];
    }

    int sentence(int index) {
        return sentence[index];
    }

    /** Offset of the word's first character in the original text. */
    int from(int index) {
        return from[index];
    }

    /** Offset after the word's last character in the original text. */
    int to(int index) {
        return to[index];
    }

    boolean inOneSentence(int index, int other) {
        return sentence[index] == sentence[other];
    }

    /** Whether a dash or the end of a question stands between this word and the one before. */
    boolean pausesBefore(int index) {
        return afterPause.get(index);
    }

    /** Whether a colon stands between this word and the one before: what comes is named by what went before. */
    boolean colonBefore(int index) {
        return afterColon.get(index);
    }

    /** Whether all words from {@code start} to before {@code end} stand in quotation marks. */
    boolean quoted(int start, int end) {
        return quoted.nextClearBit(start) >= end;
    }

    private int readWord(int start) {
        int end = start;
        while (end < text.length() && isInWord(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        add(formsOf(text.substring(start, end)), start, end);
        return afterInclusiveEnding(end);
    }

    private int afterInclusiveEnding(int start) {
        int at = start;
        while (at < text.length() && "(·.".indexOf(text.charAt(at)) >= 0) {
            int end = lettersUntil(at + 1);
            if (!isInclusive(text.charAt(at), text.substring(at + 1, end), end)) {
                break;
            }
            if (text.charAt(at) == '(') {
                return lettersUntil(end + 1);
            }
            at = end;
        }
        return at;
    }

    private boolean isInclusive(char sign, String ending, int end) {
        return switch (sign) {
            case '(' -> end < text.length() && text.charAt(end) == ')' && !ending.isEmpty();
            case '·' -> !ending.isEmpty();
            default -> ending.equals("e") || ending.equals("es") || ending.equals("s");
        };
    }

    /** The end of the run of letters, looking no further than an ending is long. */
    private int lettersUntil(int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST_ENDING && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - start <= LONGEST_ENDING ? end : start;
    }

    /** Groups of three digits behind a space, a point or a comma belong to the number: 50 000, 1.500,00. */
    private int readNumber(int start) {
        int end = digitsUntil(start);
        StringBuilder digits = new StringBuilder(text.substring(start, end));
        if (end - start <= 3) {
            while (end < text.length() && isSeparator(text.charAt(end)) && digitsUntil(end + 1) - end == 4) {
                digits.append(text, end + 1, end + 4);
                end += 4;
            }
        }
        if (end < text.length() && ".,".indexOf(text.charAt(end)) >= 0) {
            int decimals = digitsUntil(end + 1) - end - 1;
            end += decimals == 1 || decimals == 2 ? decimals + 1 : 0;
        }
        add(List.of(inAscii(digits)), start, end);
        return end;
    }

    private static String inAscii(StringBuilder digits) {
        for (int i = 0; i < digits.length(); i++) {
            digits.setCharAt(i, Character.forDigit(Character.digit(digits.charAt(i), 10), 10));
        }
        return digits.toString();
    }

    private int digitsUntil(int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(char sign) {
        return sign == '.' || sign == ',' || Character.isSpaceChar(sign);
    }

    private void readSign(int at, int sign) {
        if (KEPT.indexOf(sign) >= 0 || sign == '،') {
            add(List.of(sign == '،' ? "," : Character.toString(sign)), at, at + 1);
        } else if (sign == '-' || sign == '–' || sign == '‑') {
            if (isBetweenNumbers(at)) {
                add(List.of("-"), at, at + 1);
            } else if (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
                afterPause.set(words.size());
            }
        } else if (readQuote(at, sign)) {
            return;
        } else if (sign == ':') {
            afterColon.set(words.size());
        } else if (QUESTION_ENDS.indexOf(sign) >= 0) {
            afterPause.set(words.size());
        } else if (SENTENCE_ENDS.indexOf(sign) >= 0
                || sign == '.' && endsSentence(at)
                || sign == '\n' && endsLine(at)) {
            sentences++;
        }
    }

    /** A mark that closes in one language opens in another: it closes what is open, unless that was never closed. */
    private boolean readQuote(int at, int sign) {
        boolean open = opened >= 0 && words.size() - opened <= LONGEST_QUOTATION;
        if (open && (sign == STRAIGHT_QUOTE || CLOSING_QUOTES.indexOf(sign) >= 0)) {
            quoted.set(opened, words.size());
            opened = -1;
            return true;
        }
        // Behind a number it stands for inches.
        boolean opens = sign == STRAIGHT_QUOTE && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
        if (opens || OPENING_QUOTES.indexOf(sign) >= 0) {
            opened = words.size();
            return true;
        }
        return false;
    }

    private boolean isBetweenNumbers(int at) {
        int before = at - 1;
        int after = at + 1;
        if (before > 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        return before >= 0
                && after < text.length()
                && Character.isDigit(text.charAt(before))
                && Character.isDigit(text.charAt(after));
    }

    /** A full stop does not end a sentence within D.P.C.M., nor in art. 27 and p. ex. */
    private boolean endsSentence(int at) {
        int next = at + 1;
        if (next == text.length() || !Character.isWhitespace(text.charAt(next))) {
            return next == text.length() || Character.isUpperCase(text.charAt(next)) && !endsShortWord(at, 1);
        }
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean goesOn = next < text.length()
                && (Character.isLowerCase(text.charAt(next)) || Character.isDigit(text.charAt(next)));
        return !goesOn || !endsShortWord(at, LONGEST_ABBREVIATION);
    }

    private boolean endsShortWord(int at, int longest) {
        int last = words.size() - 1;
        return last >= 0 && to[last] == at && at - from[last] <= longest && Character.isLetter(text.charAt(from[last]));
    }

    /** A line break within a sentence is followed by a small letter. */
    private boolean endsLine(int at) {
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next == text.length() || !Character.isLowerCase(text.charAt(next));
    }

    private void add(List<String> forms, int start, int end) {
        int index = words.size();
        if (index == from.length) {
            from = Arrays.copyOf(from, index * 2);
            to = Arrays.copyOf(to, index * 2);
            sentence = Arrays.copyOf(sentence, index * 2);
        }
        from[index] = start;
        to[index] = end;
        sentence[index] = sentences;
        words.add(forms);
    }

    private static List<String> formsOf(String written) {
        return isPlain(written)
                ? List.of(written)
                : FORMS.of(written, () -> {
                    String word = fold(written);
                    return isArabic(word.charAt(0)) ? withoutClitics(word) : List.of(word);
                });
    }

    private static boolean isArabic(char sign) {
        return sign >= '\u0620' && sign <= '\u064a';
    }

    /**
     * A word as it stands and with less and less of what is written onto it: {@code وبجوازها} is also {@code بجوازها},
     * {@code جوازها} and {@code جواز}, {@code هيدفعونها} is also {@code يدفع}. What is left has at least three letters.
     */
    private static List<String> withoutClitics(String word) {
        Set<String> forms = new LinkedHashSet<>(List.of(word));
        String rest = word;
        if ("وف".indexOf(word.charAt(0)) >= 0 && NEGATIONS.contains(word.substring(1))) {
            return List.of(word, word.substring(1));
        }
        for (String proclitics : List.of("وف", "بلكس")) {
            if (rest.length() > SHORTEST_ROOT && proclitics.indexOf(rest.charAt(0)) >= 0) {
                rest = rest.substring(1);
                forms.add(rest);
            }
        }
        if (rest.length() > SHORTEST_ROOT + 1 && rest.startsWith("ال")) {
            forms.add(rest.substring(2));
        } else if (rest.length() > SHORTEST_ROOT && rest.length() < word.length() && rest.startsWith("ل")) {
            // After the preposition the article is written without its alif: للعامل.
            forms.add(rest.substring(1));
        } else if (isSpokenFuture(rest)) {
            forms.add(rest.substring(1));
        }
        for (String form : List.copyOf(forms)) {
            for (String enclitic : ENCLITICS) {
                addWithout(enclitic, form, forms);
            }
        }
        for (String form : List.copyOf(forms)) {
            for (String inflection : INFLECTIONS) {
                addWithout(inflection, form, forms);
                if (inflection.endsWith("ت") && form.endsWith(inflection) && form.length() > SHORTEST_ROOT) {
                    // Ta marbuta opens before a pronoun, and gives way to the plural: شهادتها, شهادات.
                    forms.add(form.substring(0, form.length() - inflection.length()) + "ه");
                }
            }
        }
        return List.copyOf(forms);
    }

    /** What the Nile writes before a verb, and what the Maghreb does: {@code هتدفع}, {@code حتدفع}, {@code غتدفع}. */
    private static boolean isSpokenFuture(String word) {
        return word.length() > SHORTEST_ROOT + 1
                && "هحغ".indexOf(word.charAt(0)) >= 0
                && "يتن".indexOf(word.charAt(1)) >= 0;
    }

    private static void addWithout(String ending, String form, Set<String> forms) {
        if (form.endsWith(ending) && form.length() - ending.length() >= SHORTEST_ROOT) {
            forms.add(form.substring(0, form.length() - ending.length()));
        }
    }

    private static boolean isInWord(int sign) {
        return Character.isLetter(sign) || Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    static String fold(String word) {
        if (isPlain(word)) {
            return word;
        }
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char sign = decomposed.charAt(i);
            if (sign == 'œ') {
                folded.append("oe");
            } else if (sign == 'æ') {
                folded.append("ae");
            } else if (sign == 'ى') {
                folded.append('ي');
            } else if (sign == 'ة') {
                folded.append('ه');
            } else if (BORROWED.indexOf(sign) >= 0) {
                folded.append(STANDS_FOR.charAt(BORROWED.indexOf(sign)));
            } else if (sign != TATWEEL && Character.getType(sign) != Character.NON_SPACING_MARK) {
                folded.append(sign);
            }
        }
        return folded.isEmpty() ? word : folded.toString();
    }

    /** Most words are: of small letters without accents, so that nothing needs to be folded. */
    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
