package org.passerelle.organisation;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.passerelle.access.ApiKey;
import org.passerelle.access.Caller;
import org.passerelle.access.Role;
import org.passerelle.platform.TimeOrderedId;

/** On first start: the operator's organisation and the first administrator's key. */
@ApplicationScoped
public class Bootstrap {

    /** After the classification, before the sample. */
    private static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 100;

    private static final Logger LOG = Logger.getLogger(Bootstrap.class);
    /** The operator is of no country: ISO 3166 leaves ZZ to its users. */
    private static final String NO_COUNTRY = "ZZ";

    private final Optional<String> givenKey;
    private final Path dataDirectory;
    private final Clock clock;

    Bootstrap(
            @ConfigProperty(name = "passerelle.bootstrap-key") Optional<String> givenKey,
            @ConfigProperty(name = "passerelle.data-dir") Path dataDirectory,
            Clock clock) {
        this.givenKey = givenKey;
        this.dataDirectory = dataDirectory;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        Caller.asSystem(() -> {
            QuarkusTransaction.requiringNew().run(this::ensureAdministrator);
            return null;
        });
    }

    private void ensureAdministrator() {
        // Of several copies that start on an empty database one does it.
        Panache.getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('bootstrap', 0))")
                .getSingleResult();
        Organisation operator = Organisation.findOperator().orElseGet(this::createOperator);
        if (givenKey.isPresent()) {
            if (ApiKey.findBySecret(givenKey.get()).isEmpty()) {
                createKey(operator, givenKey.get());
            }
        } else if (ApiKey.listByOrganisation(operator.id).isEmpty()) {
            String secret = ApiKey.newSecret();
            createKey(operator, secret);
            Path file = write(secret);
            LOG.infof("The first administrator's key, also kept in %s: %s", file, secret);
        }
    }

    private Organisation createOperator() {
        Organisation operator = Organisation.of(
                new OrganisationDraft(Organisation.Kind.OPERATOR, "Passerelle", NO_COUNTRY, null, null, null), null);
        operator.persist();
        return operator;
    }

    private void createKey(Organisation operator, String secret) {
        ApiKey key = new ApiKey();
        key.id = TimeOrderedId.next();
        key.organisation = operator.id;
        key.tenant = operator.tenant;
        key.role = Role.ADMINISTRATOR;
        key.name = "bootstrap";
        key.of(secret);
        key.createdAt = clock.instant();
        key.persist();
    }

    private Path write(String secret) {
        Path file = dataDirectory.resolve("bootstrap.key");
        try {
            Files.createDirectories(dataDirectory);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + "\n", StandardOpenOption.WRITE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The first key cannot be written to " + file, e);
        }
    }
}
