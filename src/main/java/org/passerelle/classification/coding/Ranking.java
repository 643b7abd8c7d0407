package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weighs the clues: a linear sum, and units that see clues together (a perceptron with one hidden layer), learnt on the
 * development sets; and turns what it weighs into the probability that a candidate is right (Platt 1999). The file
 * {@code ranking.txt} holds what was learnt, one line per part.
 *
 * @param mean subtracted from the clues before weighing
 * @param scale then divided by
 * @param linear weight per clue
 * @param units each with its bias, its weight in the sum, then its weight per clue
 * @param calibration see {@link #probability}
 */
record Ranking(float[] mean, float[] scale, float[] linear, float[][] units, float[] calibration) {

    static final Ranking LEARNT = read(Lexicon.lines("ranking.txt"));

    private static final int CLUES_FROM = 2;
    /** Standard deviations beyond which a clue says no more. */
    private static final float FAR = 5;

    /** The more, the better the candidate fits; differences between candidates of one title are logits. */
    float weigh(float[] clues) {
        float[] standard = standard(clues);
        float sum = 0;
        for (int i = 0; i < standard.length; i++) {
            sum += linear[i] * standard[i];
        }
        for (float[] unit : units) {
            float inside = unit[0];
            for (int i = 0; i < standard.length; i++) {
                inside += unit[CLUES_FROM + i] * standard[i];
            }
            sum += unit[1] * tanh(inside);
        }
        return sum;
    }

    /** The clues less their mean, in standard deviations. */
    float[] standard(float[] clues) {
        float[] standard = new float[clues.length];
        for (int i = 0; i < standard.length; i++) {
            standard[i] = Math.clamp((clues[i] - mean[i]) / scale[i], -FAR, FAR);
        }
        return standard;
    }

    /** Within 0.0001 of the hyperbolic tangent, in a fifth of its time. */
    private static float tanh(float x) {
        if (x > 4.97f || x < -4.97f) {
            return Math.signum(x);
        }
        float square = x * x;
        return x
                * (135135 + square * (17325 + square * (378 + square)))
                / (135135 + square * (62370 + square * (3150 + square * 28)));
    }

    /**
     * From 0 to 1; of candidates for one title, the one that weighs more is never the less probable.
     *
     * @param share of the candidate among all (softmax)
     * @param best clues of the best candidate: how near anything is to the title at all
     */
    double probability(double share, float[] best) {
        double sum = 0;
        double[] inputs = inputs(share, best);
        for (int i = 0; i < inputs.length; i++) {
            sum += calibration[i] * inputs[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    static double[] inputs(double share, float[] best) {
        return new double[] {
            1,
            Math.log(share + 1e-6),
            Clue.ASKED_COVERED.of(best),
            Clue.LETTERS.of(best),
            Clue.TITLE_COVERED.of(best),
            Math.max(Clue.SAME_WORDS.of(best), Clue.SAME_TITLE.of(best))
        };
    }

    static Ranking read(Stream<String> lines) {
        float[][] parts = new float[4][];
        List<float[]> units = new ArrayList<>();
        lines.filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] cells = line.split(" ");
            float[] numbers = new float[cells.length - 1];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Float.parseFloat(cells[i + 1]);
            }
            switch (cells[0]) {
                case "mean" -> parts[0] = numbers;
                case "scale" -> parts[1] = numbers;
                case "linear" -> parts[2] = numbers;
                case "calibration" -> parts[3] = numbers;
                default -> units.add(numbers);
            }
        });
        return new Ranking(parts[0], parts[1], parts[2], units.toArray(float[][]::new), parts[3]);
    }
}
