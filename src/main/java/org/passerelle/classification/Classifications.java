package org.passerelle.classification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.passerelle.classification.coding.TitleCoder;
import org.passerelle.platform.ProblemType;

/**
 * The classifications in use. The database holds the files of every version; the current version of each classification is
 * in memory, so that a look-up costs no query. Copies of the service on one database see each other's changes within
 * seconds.
 */
@ApplicationScoped
public class Classifications {

    private static final Logger LOG = Logger.getLogger(Classifications.class);

    /** Of the start: before all that codes records or matches them, such as the sample data and the indexes. */
    public static final int PRIORITY = 50;

    /** A version in memory; one that is not current is only described: its content would take memory for nothing. */
    private record Loaded(ClassificationVersion.Stamp stamp, ClassificationView view, Optional<Content> content) {}

    /** What look-ups answer from. */
    record Content(
            ClassificationVersion.Stamp stamp,
            Classification classification,
            ClassificationSearch search,
            TitleCoder coder) {}

    /** @param created whether the version is new */
    public record Outcome(boolean created, ClassificationView version) {}

    private final Clock clock;
    private volatile String shipped;
    /** Replaced as a whole: a reader sees the old version or the new one. */
    private volatile List<Loaded> versions = List.of();

    private volatile Map<String, Content> current = Map.of();
    private volatile Crosswalks crosswalks = new Crosswalks(List.of());

    Classifications(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param id null for the classification that comes with the service
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 that names an unknown one
     */
    public Classification current(String id) {
        return content(id).classification();
    }

    /** The current version of the classification that comes with the service. */
    public Classification current() {
        return current(null);
    }

    /** The current version, empty for an unknown id; null stands for the classification that comes with the service. */
    public Optional<Classification> find(String id) {
        return lookUp(id).map(Content::classification);
    }

    /** Between the current versions. */
    public Crosswalks crosswalks() {
        return crosswalks;
    }

    /** A version that is loaded, current or not; one that is not is read from the database, which takes a second or two. */
    public Optional<Classification> find(String id, String version) {
        return find(id).filter(classification -> classification.version().equals(version))
                .or(() -> QuarkusTransaction.requiringNew()
                        .call(() -> ClassificationVersion.find(id, version).map(ClassificationVersion::files))
                        .map(ClassificationFiles::read));
    }

    /** Changes whenever any current version does. */
    String state() {
        return current.values().stream()
                .map(content -> content.stamp().toString())
                .sorted()
                .collect(Collectors.joining());
    }

    /**
     * @param code of any classification; null passes
     * @return the code
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming field and code when no current version has it
     */
    public String requireOccupation(String field, String code) {
        if (code != null
                && current.values().stream()
                        .noneMatch(content -> content.classification().isOccupation(code))) {
            throw ProblemType.invalid(field, "code.unknown", code);
        }
        return code;
    }

    Content content(String id) {
        return lookUp(id).orElseThrow(() -> ProblemType.invalid("classification", "classification.unknown", id));
    }

    private Optional<Content> lookUp(String id) {
        return Optional.ofNullable(current.get(id == null ? shipped : id));
    }

    /** All versions, by id and version. */
    List<ClassificationView> views() {
        return versions.stream().map(Loaded::view).toList();
    }

    Optional<ClassificationView> view(String id, String version) {
        return views().stream()
                .filter(view -> view.id().equals(id) && view.version().equals(version))
                .findFirst();
    }

    /**
     * Stores a version and makes it current. Sent again, it changes nothing, or makes an earlier version current again.
     *
     * @throws InvalidClassification when the files break the layout
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the version is there with other files: records are coded
     *     with it
     */
    public Outcome load(ClassificationFiles files) {
        Classification classification = files.read();
        boolean created = QuarkusTransaction.requiringNew().call(() -> {
            ClassificationVersion.lock();
            Optional<ClassificationVersion> stored =
                    ClassificationVersion.find(classification.id(), classification.version());
            if (stored.filter(s -> !s.files().sameAs(files)).isPresent()) {
                throw ProblemType.invalid(
                        ClassificationFiles.DECLARATION + ":version", "version.taken", classification.version());
            }
            stored.orElseGet(() -> ClassificationVersion.add(classification, files, clock.instant()))
                    .makeCurrent();
            return stored.isEmpty();
        });
        refresh();
        return new Outcome(
                created, view(classification.id(), classification.version()).orElseThrow());
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        ClassificationFiles files = ClassificationFiles.shipped();
        Classification classification = files.read();
        QuarkusTransaction.requiringNew().run(() -> ship(classification, files));
        shipped = classification.id();
        refresh();
    }

    /** A later version that an administrator loaded stays current; a version that comes with the service anew becomes it. */
    private void ship(Classification classification, ClassificationFiles files) {
        ClassificationVersion.lock();
        ClassificationVersion.find(classification.id(), classification.version())
                .ifPresentOrElse(
                        stored -> {
                            if (!stored.files().sameAs(files)) {
                                stored.replaceFiles(files, clock.instant());
                                LOG.infof(
                                        "Classification %s %s was edited: its stored files are replaced",
                                        stored.id, stored.version);
                            }
                        },
                        () -> ClassificationVersion.add(classification, files, clock.instant())
                                .makeCurrent());
    }

    /** Brings memory in line with the database; reads only the files of versions that changed. */
    @Scheduled(every = "10s", delayed = "10s")
    synchronized void refresh() {
        versions = QuarkusTransaction.requiringNew().call(() -> ClassificationVersion.stamps().stream()
                .map(this::loaded)
                .toList());
        Map<String, Content> contents = versions.stream()
                .filter(loaded -> loaded.content().isPresent())
                .collect(Collectors.toUnmodifiableMap(loaded -> loaded.stamp().id(), loaded -> loaded.content()
                        .orElseThrow()));
        if (!contents.equals(current)) {
            // First, so that nobody who sees the new versions keeps paths through the old ones.
            crosswalks = new Crosswalks(
                    contents.values().stream().map(Content::classification).toList());
        }
        current = contents;
    }

    private Loaded loaded(ClassificationVersion.Stamp stamp) {
        return versions.stream()
                .filter(loaded -> loaded.stamp().equals(stamp))
                .findFirst()
                .orElseGet(() -> read(stamp));
    }

    private static Loaded read(ClassificationVersion.Stamp stamp) {
        Classification classification = ClassificationVersion.find(stamp.id(), stamp.version())
                .orElseThrow()
                .files()
                .read();
        LOG.infof(
                "Classification %s %s: %d entries",
                stamp.id(), stamp.version(), classification.occupations().size());
        return new Loaded(
                stamp,
                ClassificationView.of(classification, stamp),
                stamp.current()
                        ? Optional.of(new Content(
                                stamp,
                                classification,
                                new ClassificationSearch(classification),
                                new TitleCoder(classification)))
                        : Optional.empty());
    }
}
