package org.passerelle.classification.coding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.passerelle.classification.ClassificationFiles;

/**
 * Prints how well and how fast titles are coded, beside plain word BM25 and character n-grams in the same run:
 * {@code ./mvnw -q -Pcoding-evaluation test-compile}. With {@code -Dcoding=learn} it first learns the weights anew and writes
 * them into the sources; with {@code -Dcoding.data=} it reads the data from another folder than {@code ../shared/data}.
 */
public final class CodingEvaluation {

    private static final Path RANKING = Path.of("src/main/resources/org/passerelle/classification/coding/ranking.txt");
    /** Ranks beyond this count for nothing. */
    private static final int DEPTH = 100;

    private CodingEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(System.getProperty("coding.data", "../shared/data"));
        if (!Files.isDirectory(data)) {
            System.out.println("No development data at " + data.toAbsolutePath().normalize()
                    + ": nothing to evaluate. Name the folder with -Dcoding.data=...");
            return;
        }
        DevelopmentSets reader = new DevelopmentSets(data);
        DevelopmentSet esco = reader.esco();
        List<DevelopmentSet> sets = List.of(
                reader.melo(),
                reader.rome(),
                esco,
                reader.against(esco, ClassificationFiles.shipped().read()));
        Ranking ranking = Ranking.LEARNT;
        if ("learn".equals(System.getProperty("coding"))) {
            String learnt = new WeightLearning(sets).learn();
            Files.writeString(RANKING, learnt);
            ranking = Ranking.read(learnt.lines());
        }
        System.out.println(Figures.header());
        List<String> calibration = new ArrayList<>();
        for (DevelopmentSet set : sets) {
            evaluate(set, ranking, calibration);
        }
        System.out.println("\nScore of the first candidate and how often it is right (halves that did not learn)");
        calibration.forEach(System.out::println);
        speed(sets, ranking);
    }

    private static void evaluate(DevelopmentSet set, Ranking ranking, List<String> calibration) {
        baseline(set, "words, BM25", Baselines.words(set.classification()));
        baseline(set, "letters, TF-IDF", Baselines.letters(set.classification()));
        TitleCoder coder = new TitleCoder(set.classification(), ranking);
        List<TitleCoder.Coding> coded = coder.code(asked(set), set.language(), DEPTH);
        rows(
                set,
                "title coder",
                coded.stream()
                        .map(coding -> coding.candidates().stream()
                                .map(candidate -> candidate.occupation().code())
                                .toList())
                        .toList());
        calibration.add(reliability(set, coded));
    }

    private static void baseline(DevelopmentSet set, String method, Function<String, List<String>> code) {
        rows(
                set,
                method,
                set.titles().stream().map(asked -> code.apply(asked.title())).toList());
    }

    private static List<TitleCoder.Asked> asked(DevelopmentSet set) {
        return set.titles().stream()
                .map(asked -> new TitleCoder.Asked(asked.title(), null, null))
                .toList();
    }

    private static void rows(DevelopmentSet set, String method, List<List<String>> coded) {
        Figures all = new Figures();
        Figures learning = new Figures();
        Figures other = new Figures();
        for (int i = 0; i < coded.size(); i++) {
            DevelopmentSet.Asked asked = set.titles().get(i);
            all.count(set, asked, coded.get(i));
            (asked.learns() ? learning : other).count(set, asked, coded.get(i));
        }
        System.out.println(all.row(set.name(), "both", method));
        if (method.equals("title coder")) {
            System.out.println(learning.row(set.name(), "learning", method));
            System.out.println(other.row(set.name(), "other", method));
        }
    }

    private static String reliability(DevelopmentSet set, List<TitleCoder.Coding> coded) {
        int[] right = new int[5];
        int[] all = new int[5];
        double[] sum = new double[5];
        int abstained = 0;
        for (int i = 0; i < coded.size(); i++) {
            DevelopmentSet.Asked asked = set.titles().get(i);
            TitleCoder.Coding coding = coded.get(i);
            if (asked.learns() || asked.codes().isEmpty()) {
                continue;
            }
            abstained += coding.abstained() ? 1 : 0;
            if (!coding.candidates().isEmpty()) {
                TitleCoder.Candidate first = coding.candidates().getFirst();
                int bin = Math.min(4, (int) (first.score() * 5));
                all[bin]++;
                sum[bin] += first.score();
                right[bin] += asked.codes().contains(first.occupation().code()) ? 1 : 0;
            }
        }
        StringBuilder row = new StringBuilder(String.format("%-18s", set.name()));
        for (int bin = 0; bin < all.length; bin++) {
            int of = Math.max(1, all[bin]);
            row.append(
                    String.format(Locale.ROOT, "  %.2f: %.2f (%d)", sum[bin] / of, right[bin] / (double) of, all[bin]));
        }
        return row.append("  abstained ").append(abstained).toString();
    }

    private static void speed(List<DevelopmentSet> sets, Ranking ranking) {
        for (DevelopmentSet set : sets.subList(0, 3)) {
            long from = System.nanoTime();
            TitleCoder coder = new TitleCoder(set.classification(), ranking);
            double built = (System.nanoTime() - from) / 1e9;
            List<TitleCoder.Asked> titles = asked(set);
            titles = titles.subList(0, Math.min(4000, titles.size()));
            coder.code(titles.subList(0, 500), set.language(), 10);
            double batch = batch(coder, titles, set.language());
            double[] single = single(titles, title -> coder.code(List.of(title), set.language(), 10));
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %d titles, built in %.1f s; one list on %d processors: %.0f titles/s; one title: p50 %.2f ms, p99 %.2f ms%n",
                    set.name(),
                    set.classification().occupations().stream()
                            .mapToInt(o -> o.titles().size())
                            .sum(),
                    built,
                    Runtime.getRuntime().availableProcessors(),
                    batch,
                    single[single.length / 2],
                    single[single.length * 99 / 100]);
        }
    }

    private static double batch(TitleCoder coder, List<TitleCoder.Asked> titles, String language) {
        long from = System.nanoTime();
        coder.code(titles, language, 10);
        return titles.size() / ((System.nanoTime() - from) / 1e9);
    }

    private static double[] single(List<TitleCoder.Asked> titles, Function<TitleCoder.Asked, ?> call) {
        double[] milliseconds = new double[Math.min(1000, titles.size())];
        for (int i = 0; i < milliseconds.length; i++) {
            long from = System.nanoTime();
            call.apply(titles.get(i));
            milliseconds[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds;
    }
}
