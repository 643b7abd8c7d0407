package org.passerelle.matching.service;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.passerelle.classification.Classification;
import org.passerelle.classification.recoding.CurrentCodes;
import org.passerelle.matching.Facts;
import org.passerelle.matching.Plan;
import org.passerelle.platform.ChangeLog.Change;
import org.passerelle.platform.ChangeLog.Kind;
import org.passerelle.seeker.Seeker;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;

/**
 * The pairs that alerts wait for among some changes, scored from the registers by the same plans and facts as rankings: the
 * score and the versions of the files that it is of are read together. Linear in alerts × changes, some microseconds each;
 * memory is bounded by one batch of alerts. Works as the service itself: the caller must have seen to that.
 */
final class NewPairs {

    private static final Logger LOG = Logger.getLogger(NewPairs.class);

    /** Alerts looked at together with their files. */
    private static final int BATCH = 500;

    private static final UUID FIRST = new UUID(0, 0);

    /** @param score in hundredths */
    record Pair(UUID alert, UUID seeker, long seekerVersion, UUID vacancy, long vacancyVersion, int score) {}

    /** A seeker as plans see one. */
    private record Person(UUID id, long version, UUID tenant, String residence, Facts facts) {}

    /** A vacancy with its plan. */
    private record Offer(UUID id, long version, String country, Plan plan) {}

    private final Classification classification;
    private final Instant now;
    private final LocalDate today;
    private final Map<UUID, Boolean> answers = new HashMap<>();

    NewPairs(Classification classification, Clock clock) {
        this.classification = classification;
        this.now = clock.instant();
        this.today = LocalDate.now(clock);
    }

    List<Pair> among(List<Change> changes) {
        List<Pair> pairs = new ArrayList<>();
        Map<UUID, Long> vacancies = latest(changes, Kind.VACANCY);
        Map<UUID, Long> seekers = latest(changes, Kind.SEEKER);
        if (!vacancies.isEmpty()) {
            eachBatch(after -> Alert.listOnSeekers(after, now, BATCH), alerts -> onSeekers(alerts, vacancies, pairs));
        }
        if (!seekers.isEmpty()) {
            eachBatch(after -> Alert.listOnVacancies(after, now, BATCH), alerts -> onVacancies(alerts, seekers, pairs));
        }
        return pairs;
    }

    /** Asks once for each vacancy. */
    boolean once(UUID vacancy, Predicate<UUID> question) {
        return answers.computeIfAbsent(vacancy, question::test);
    }

    /** Id to the last transaction that changed it. */
    private static Map<UUID, Long> latest(List<Change> changes, Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .collect(Collectors.toMap(
                        Change::entity, change -> change.position().transaction(), (earlier, later) -> later));
    }

    private static void eachBatch(Function<UUID, List<Alert>> batch, Consumer<List<Alert>> look) {
        for (UUID last = FIRST; last != null; ) {
            UUID after = last;
            last = QuarkusTransaction.requiringNew().call(() -> {
                List<Alert> alerts = batch.apply(after);
                look.accept(alerts);
                return alerts.isEmpty() ? null : alerts.getLast().id;
            });
        }
    }

    private void onSeekers(List<Alert> alerts, Map<UUID, Long> changed, List<Pair> pairs) {
        if (alerts.isEmpty()) {
            return;
        }
        List<Offer> offers = List.copyOf(offers(changed.keySet()).values());
        if (offers.isEmpty()) {
            return;
        }
        Map<UUID, Person> persons =
                persons(alerts.stream().map(a -> a.seeker).distinct().toList());
        for (Alert alert : alerts) {
            Person person = persons.get(alert.seeker);
            for (Offer offer : offers) {
                if (person != null
                        && alert.covers(changed.get(offer.id()))
                        && alert.means(offer.country(), person.residence())) {
                    look(alert, person, offer, pairs);
                }
            }
        }
    }

    private void onVacancies(List<Alert> alerts, Map<UUID, Long> changed, List<Pair> pairs) {
        if (alerts.isEmpty()) {
            return;
        }
        List<Person> persons = List.copyOf(persons(changed.keySet()).values());
        if (persons.isEmpty()) {
            return;
        }
        Map<UUID, Offer> offers =
                offers(alerts.stream().map(a -> a.vacancy).distinct().toList());
        for (Alert alert : alerts) {
            Offer offer = offers.get(alert.vacancy);
            for (Person person : persons) {
                if (offer != null
                        && alert.covers(changed.get(person.id()))
                        && (alert.everyService || alert.tenant.equals(person.tenant()))) {
                    look(alert, person, offer, pairs);
                }
            }
        }
    }

    private static void look(Alert alert, Person person, Offer offer, List<Pair> pairs) {
        OptionalInt score = offer.plan().score(person.facts());
        if (score.isPresent() && score.getAsInt() >= alert.minimumScore) {
            pairs.add(new Pair(alert.id, person.id(), person.version(), offer.id(), offer.version(), score.getAsInt()));
        }
    }

    private Map<UUID, Person> persons(Collection<UUID> ids) {
        List<Seeker> seekers = Seeker.list("id in ?1 order by id", ids);
        CurrentCodes codes = codes(seekers.stream().map(s -> s.id).toList());
        return each(seekers, s -> s.id, s -> person(s, codes));
    }

    private Person person(Seeker seeker, CurrentCodes codes) {
        return new Person(
                seeker.id,
                seeker.version,
                seeker.tenant,
                seeker.country,
                Facts.of(Projection.candidate(seeker, classification, codes), classification));
    }

    /** Those that may be ranked, as far as their last examination goes. */
    private Map<UUID, Offer> offers(Collection<UUID> ids) {
        List<Vacancy> vacancies = Vacancy.<Vacancy>list("id in ?1 order by id", ids).stream()
                .filter(v -> v.open(today) && v.clearance != Clearance.BLOCKED && Projection.speaks(v, classification))
                .toList();
        CurrentCodes codes = codes(vacancies.stream().map(v -> v.id).toList());
        return each(vacancies, v -> v.id, v -> offer(v, codes));
    }

    private Offer offer(Vacancy vacancy, CurrentCodes codes) {
        return new Offer(
                vacancy.id,
                vacancy.version,
                vacancy.country,
                Plan.compile(Projection.opening(vacancy, codes), classification));
    }

    /** A file that cannot be turned into facts or a plan is not ranked either, and must not keep the others waiting. */
    private static <E, T> Map<UUID, T> each(List<E> files, Function<E, UUID> id, Function<E, T> reading) {
        Map<UUID, T> read = new LinkedHashMap<>();
        for (E file : files) {
            try {
                read.put(id.apply(file), reading.apply(file));
            } catch (RuntimeException e) {
                LOG.errorf(
                        "%s cannot be looked at for alerts: %s",
                        id.apply(file), e.getClass().getName());
            }
        }
        return read;
    }

    private CurrentCodes codes(List<UUID> records) {
        return CurrentCodes.of(records, classification.id(), classification.version());
    }
}
