package org.passerelle.recruitment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures how long all rules take to read 10,000 adverts of 2,000 characters, cut at random from the labelled sentences
 * and so full of what the wording looks for, on all processors. Not a test: the time depends on the machine.
 */
final class ScreeningSpeed {
    private static final int ADVERTS = 10_000;
    private static final int LENGTH = 2_000;
    private static final long SEED = 20_261_122;

    private ScreeningSpeed() {}

    public static void main(String[] arguments) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String language : List.of("fr", "en", "es", "pt", "it", "ar")) {
            try (InputStream file = ScreeningSpeed.class.getResourceAsStream("sentences-" + language + ".csv")) {
                all.append(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Random random = new Random(SEED);
        List<String> descriptions = IntStream.range(0, ADVERTS)
                .mapToObj(i -> {
                    int from = random.nextInt(all.length() - LENGTH);
                    return all.substring(from, from + LENGTH);
                })
                .toList();
        for (int round = 1; round <= 2; round++) {
            long start = System.nanoTime();
            long evidence = descriptions.parallelStream()
                    .map(ScreeningSpeed::advert)
                    .mapToLong(advert -> Rules.ALL.stream()
                            .mapToLong(rule -> rule.check(advert).evidence().size())
                            .sum())
                    .sum();
            System.out.printf(
                    "round %d: %d adverts in %.1f s, %d pieces of evidence, seed %d%n",
                    round, ADVERTS, (System.nanoTime() - start) / 1e9, evidence, SEED);
        }
    }

    private static Advert advert(String description) {
        Adverts advert = new Adverts();
        advert.description = description;
        return advert.advert();
    }
}
