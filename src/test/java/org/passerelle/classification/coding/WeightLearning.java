package org.passerelle.classification.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Learns {@code ranking.txt} on the learning halves of the development sets: a linear sum and small tanh units over the clues,
 * by the likelihood of a right candidate among all of one title (softmax over the list, as ListNet's top one, Cao et al. 2007;
 * Adam, Kingma and Ba 2015), averaged over seeds; then the calibration by logistic regression (Platt 1999), with titles of
 * scrambled letters among the examples, for which nothing is right. Takes some minutes; the same data give the same file.
 */
final class WeightLearning {

    private static final int UNITS = 16;
    private static final int SEEDS = 4;
    private static final int EPOCHS = 45;
    private static final int BATCH = 64;
    private static final double RATE = .006;
    private static final double DECAY = 1e-3;
    /** How much it counts that the unit group is right where the code is not. */
    private static final double GROUP = .4;
    /** Candidates looked at per title, and titles per set: with more, the large sets drown the small. */
    private static final int CANDIDATES = 50;

    private static final int TITLES = 4000;
    /** One title in so many is scrambled for the calibration. */
    private static final int SCRAMBLED = 8;

    private record Example(float[][] clues, boolean[] right, boolean[] group, double weight) {}

    private static final int CLUES = Clue.COUNT;
    /** Places of the parameters: linear weights, then per unit its bias, its weight and its weights per clue. */
    private static final int PARAMETERS = CLUES + UNITS * (2 + CLUES);

    private final List<Example> examples = new ArrayList<>();
    private final List<DevelopmentSet> sets;
    private final List<TitleIndex> indexes = new ArrayList<>();
    private final float[] mean = new float[CLUES];
    private final float[] scale = new float[CLUES];

    WeightLearning(List<DevelopmentSet> sets) {
        this.sets = sets;
    }

    String learn() {
        for (DevelopmentSet set : sets) {
            gather(set);
        }
        standardise();
        List<float[]> units = new ArrayList<>();
        float[] linear = new float[CLUES];
        List<double[]> seeds = IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> descend(new Random(seed)))
                .toList();
        for (double[] learnt : seeds) {
            for (int i = 0; i < CLUES; i++) {
                linear[i] += (float) learnt[i] / SEEDS;
            }
            for (int u = 0; u < UNITS; u++) {
                int from = CLUES + u * (2 + CLUES);
                float[] unit = new float[2 + CLUES];
                for (int i = 0; i < unit.length; i++) {
                    unit[i] = (float) learnt[from + i];
                }
                unit[1] /= SEEDS;
                units.add(unit);
            }
        }
        Ranking ranking = new Ranking(mean, scale, linear, units.toArray(float[][]::new), new float[6]);
        return file(ranking, calibrate(ranking));
    }

    private void gather(DevelopmentSet set) {
        TitleIndex index = new TitleIndex(set.classification());
        indexes.add(index);
        Evidence evidence = new Evidence(index);
        for (DevelopmentSet.Asked asked : learning(set)) {
            List<Evidence.Found> found =
                    evidence.of(evidence.analyzer(set.language()).read(asked.title()), set.language()).stream()
                            .sorted((a, b) -> Float.compare(Clue.OF_BEST.of(b.values()), Clue.OF_BEST.of(a.values())))
                            .limit(CANDIDATES)
                            .toList();
            int size = found.size();
            Example example = new Example(new float[size][], new boolean[size], new boolean[size], set.weight());
            for (int i = 0; i < size; i++) {
                String code = index.occupations.get(found.get(i).occupation()).code();
                example.clues[i] = found.get(i).values().clone();
                example.right[i] = asked.codes().contains(code);
                example.group[i] = asked.group() != null
                        && asked.group().equals(set.groups().get(code));
            }
            examples.add(example);
        }
    }

    private static List<DevelopmentSet.Asked> learning(DevelopmentSet set) {
        List<DevelopmentSet.Asked> titles = new ArrayList<>(set.titles().stream()
                .filter(DevelopmentSet.Asked::learns)
                .filter(asked -> !asked.codes().isEmpty())
                .toList());
        Collections.shuffle(titles, new Random(1));
        return titles.subList(0, Math.min(TITLES, titles.size()));
    }

    private void standardise() {
        double[] sum = new double[CLUES];
        double[] square = new double[CLUES];
        long count = 0;
        for (Example example : examples) {
            for (float[] clues : example.clues) {
                count++;
                for (int i = 0; i < CLUES; i++) {
                    sum[i] += clues[i];
                    square[i] += clues[i] * (double) clues[i];
                }
            }
        }
        for (int i = 0; i < CLUES; i++) {
            double average = sum[i] / count;
            mean[i] = (float) average;
            // A clue that hardly varies here may vary elsewhere: it is not blown up.
            scale[i] = (float) Math.max(.05, Math.sqrt(Math.max(0, square[i] / count - average * average)));
        }
        Ranking ranking = new Ranking(mean, scale, new float[CLUES], new float[0][], new float[0]);
        for (Example example : examples) {
            for (int c = 0; c < example.clues.length; c++) {
                example.clues[c] = ranking.standard(example.clues[c]);
            }
        }
    }

    private double[] descend(Random random) {
        double[] p = new double[PARAMETERS];
        for (int u = 0; u < UNITS; u++) {
            int from = CLUES + u * (2 + CLUES);
            p[from + 1] = random.nextGaussian() * .1;
            for (int i = 2; i < 2 + CLUES; i++) {
                p[from + i] = random.nextGaussian() * .1;
            }
        }
        double[] first = new double[PARAMETERS];
        double[] second = new double[PARAMETERS];
        List<Example> order = new ArrayList<>(examples);
        int step = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            double rate = RATE * (1 - .9 * epoch / EPOCHS);
            for (int from = 0; from < order.size(); from += BATCH) {
                double[] gradient = new double[PARAMETERS];
                for (Example example : order.subList(from, Math.min(from + BATCH, order.size()))) {
                    add(example, p, gradient);
                }
                step++;
                for (int i = 0; i < PARAMETERS; i++) {
                    double g = gradient[i] / BATCH + DECAY * p[i];
                    first[i] = .9 * first[i] + .1 * g;
                    second[i] = .999 * second[i] + .001 * g * g;
                    p[i] -= rate
                            * Math.min(1, step / 100.0)
                            * (first[i] / (1 - Math.pow(.9, step)))
                            / (Math.sqrt(second[i] / (1 - Math.pow(.999, step))) + 1e-8);
                }
            }
        }
        return p;
    }

    private static void add(Example example, double[] p, double[] gradient) {
        int size = example.clues.length;
        double[] score = new double[size];
        double[][] hidden = new double[size][UNITS];
        for (int c = 0; c < size; c++) {
            float[] x = example.clues[c];
            score[c] = dot(p, 0, x);
            for (int u = 0; u < UNITS; u++) {
                int from = CLUES + u * (2 + CLUES);
                hidden[c][u] = Math.tanh(p[from] + dot(p, from + 2, x));
                score[c] += p[from + 1] * hidden[c][u];
            }
        }
        double[] share = softmax(score);
        double[] error = new double[size];
        towards(share, example.right, example.weight, error);
        towards(share, example.group, example.weight * GROUP, error);
        for (int c = 0; c < size; c++) {
            if (Math.abs(error[c]) < 1e-6) {
                continue;
            }
            float[] x = example.clues[c];
            for (int i = 0; i < CLUES; i++) {
                gradient[i] += error[c] * x[i];
            }
            for (int u = 0; u < UNITS; u++) {
                int from = CLUES + u * (2 + CLUES);
                gradient[from + 1] += error[c] * hidden[c][u];
                double inside = error[c] * p[from + 1] * (1 - hidden[c][u] * hidden[c][u]);
                gradient[from] += inside;
                for (int i = 0; i < CLUES; i++) {
                    gradient[from + 2 + i] += inside * x[i];
                }
            }
        }
    }

    private static double dot(double[] p, int from, float[] x) {
        double sum = 0;
        for (int i = 0; i < CLUES; i++) {
            sum += p[from + i] * x[i];
        }
        return sum;
    }

    private static double[] softmax(double[] score) {
        double most = Arrays.stream(score).max().orElse(0);
        double[] share = Arrays.stream(score).map(s -> Math.exp(s - most)).toArray();
        double all = Arrays.stream(share).sum();
        return Arrays.stream(share).map(s -> s / all).toArray();
    }

    /** The gradient of the likelihood that one of the right candidates comes first. */
    private static void towards(double[] share, boolean[] right, double weight, double[] error) {
        double all = 0;
        for (int c = 0; c < share.length; c++) {
            all += right[c] ? share[c] : 0;
        }
        for (int c = 0; c < share.length && all > 0; c++) {
            error[c] += weight * (share[c] - (right[c] ? share[c] / all : 0));
        }
    }

    private double[] calibrate(Ranking ranking) {
        List<double[]> inputs = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            DevelopmentSet set = sets.get(s);
            Evidence evidence = new Evidence(indexes.get(s));
            int number = 0;
            for (DevelopmentSet.Asked asked : learning(set)) {
                boolean scrambled = number++ % SCRAMBLED == 0;
                String title = scrambled ? scrambled(asked.title(), number) : asked.title();
                List<Evidence.Found> found =
                        evidence.of(evidence.analyzer(set.language()).read(title), set.language());
                double[] weights = found.stream()
                        .mapToDouble(one -> ranking.weigh(one.values()))
                        .toArray();
                double[] share = softmax(weights);
                int best = 0;
                for (int c = 1; c < share.length; c++) {
                    best = share[c] > share[best] ? c : best;
                }
                for (int c = 0; c < share.length; c++) {
                    if (share[c] > .01) {
                        String code = indexes.get(s)
                                .occupations
                                .get(found.get(c).occupation())
                                .code();
                        inputs.add(Ranking.inputs(share[c], found.get(best).values()));
                        right.add(!scrambled && asked.codes().contains(code));
                    }
                }
            }
        }
        return logistic(inputs, right);
    }

    private static String scrambled(String title, int seed) {
        List<Integer> letters = new ArrayList<>(title.codePoints().boxed().toList());
        Collections.shuffle(letters, new Random(seed));
        StringBuilder text = new StringBuilder();
        letters.forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Plain gradient ascent: six weights, convex. */
    private static double[] logistic(List<double[]> inputs, List<Boolean> right) {
        double[] w = new double[inputs.getFirst().length];
        for (int step = 0; step < 4000; step++) {
            double[] gradient = new double[w.length];
            for (int n = 0; n < inputs.size(); n++) {
                double[] x = inputs.get(n);
                double sum = 0;
                for (int i = 0; i < w.length; i++) {
                    sum += w[i] * x[i];
                }
                double error = (right.get(n) ? 1 : 0) - 1 / (1 + Math.exp(-sum));
                for (int i = 0; i < w.length; i++) {
                    gradient[i] += error * x[i];
                }
            }
            for (int i = 0; i < w.length; i++) {
                w[i] += .3 * gradient[i] / inputs.size();
            }
        }
        // A larger share is never less probable.
        w[1] = Math.max(w[1], .05);
        return w;
    }

    private static String file(Ranking ranking, double[] calibration) {
        StringBuilder text =
                new StringBuilder("# Learnt by WeightLearning on the development sets (learning halves only):"
                        + " ./mvnw -q -Pcoding-evaluation -Dcoding=learn test-compile. Do not edit.\n");
        BiFunction<String, float[], String> line = (name, numbers) -> {
            StringBuilder cells = new StringBuilder(name);
            for (float number : numbers) {
                cells.append(String.format(Locale.ROOT, " %.4g", number));
            }
            return cells.append('\n').toString();
        };
        text.append(line.apply("mean", ranking.mean()))
                .append(line.apply("scale", ranking.scale()))
                .append(line.apply("linear", ranking.linear()));
        for (float[] unit : ranking.units()) {
            text.append(line.apply("unit", unit));
        }
        float[] platt = new float[calibration.length];
        for (int i = 0; i < platt.length; i++) {
            platt[i] = (float) calibration[i];
        }
        return text.append(line.apply("calibration", platt)).toString();
    }
}
