package org.passerelle.matching.service;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.passerelle.classification.Classification;
import org.passerelle.classification.recoding.CurrentCodes;
import org.passerelle.matching.Candidate;
import org.passerelle.matching.Opening;
import org.passerelle.sample.SampleSeekers;
import org.passerelle.sample.SampleVacancies;
import org.passerelle.seeker.UnstoredSeeker;
import org.passerelle.vacancy.UnstoredVacancy;

/**
 * The sample as matching sees it, by the service's own projection and without a database. Streams of any length: nothing is
 * held.
 */
public final class SampleMarket {

    /** Any will do: matching sees no organisation. */
    private static final UUID ORGANISATION = new UUID(0, 1);

    private static final long FIRST_MILLISECOND = 1_790_000_000_000L;

    private final long seed;
    private final LocalDate today;
    private final Classification classification;

    /** @param today the day on which the sample is made: the same day, seed and classification give the same market */
    public SampleMarket(long seed, LocalDate today, Classification classification) {
        this.seed = seed;
        this.today = today;
        this.classification = classification;
    }

    /** In the order of their ids, as they would have been registered one after the other. */
    public Stream<Candidate> candidates(int count) {
        Iterator<UUID> ids = ids();
        return SampleSeekers.of(seed, count, today, classification, key -> ORGANISATION)
                .map(draft -> Projection.candidate(
                        UnstoredSeeker.of(ids.next(), draft, classification),
                        classification,
                        CurrentCodes.asEntered()));
    }

    /** Without those that break a rule: they would not be ranked. */
    public Stream<Opening> openings(int count) {
        Iterator<UUID> ids = ids();
        return SampleVacancies.of(seed, Integer.MAX_VALUE, today, classification, key -> ORGANISATION)
                .filter(draft -> !draft.reference().startsWith("SAMPLE-BREACH"))
                .limit(count)
                .map(draft -> Projection.opening(
                        UnstoredVacancy.of(ids.next(), draft, classification), CurrentCodes.asEntered()));
    }

    /** Of version 7, a millisecond apart, always the same. */
    private static Iterator<UUID> ids() {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.iterate(FIRST_MILLISECOND, millisecond -> millisecond + 1)
                .map(millisecond -> new UUID(
                        millisecond << 16 | 0x7000 | random.nextLong() & 0xFFF,
                        Long.MIN_VALUE | random.nextLong() >>> 2))
                .iterator();
    }
}
