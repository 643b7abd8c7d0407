package org.passerelle.classification;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files of one version of a classification. One version of each is current: look-ups answer from it. */
@Entity
@Table(name = "classification")
@IdClass(ClassificationVersion.Key.class)
class ClassificationVersion extends PanacheEntityBase {

    record Key(String id, String version) {}

    /** All but the files: tells whether what is in memory is what is stored. */
    @RegisterForReflection
    record Stamp(String id, String version, Instant loadedAt, boolean current) {}

    @Id
    String id;

    @Id
    String version;

    byte[] files;

    @Column(name = "loaded_at")
    Instant loadedAt;

    boolean current;

    /** Lets one copy of the service at a time decide what to store, until its transaction ends; readers go on. */
    static void lock() {
        getEntityManager()
                .createNativeQuery("lock table classification in share row exclusive mode")
                .executeUpdate();
    }

    static Optional<ClassificationVersion> find(String id, String version) {
        return findByIdOptional(new Key(id, version));
    }

    static List<Stamp> stamps() {
        return getEntityManager()
                .createQuery(
                        "select v.id, v.version, v.loadedAt, v.current from ClassificationVersion v order by v.id, v.version",
                        Stamp.class)
                .getResultList();
    }

    static ClassificationVersion add(Classification classification, ClassificationFiles files, Instant now) {
        ClassificationVersion added = new ClassificationVersion();
        added.id = classification.id();
        added.version = classification.version();
        added.replaceFiles(files, now);
        added.persist();
        return added;
    }

    ClassificationFiles files() {
        return ClassificationFiles.unzip(files);
    }

    void replaceFiles(ClassificationFiles replacement, Instant now) {
        files = replacement.zip();
        loadedAt = now;
    }

    void makeCurrent() {
        // Before the flush of our own change: the database allows one current version at any moment.
        update("update ClassificationVersion v set v.current = false where v.id = ?1 and v.version <> ?2", id, version);
        current = true;
    }
}
