package org.passerelle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house as it was drawn: which room may use which, and what belongs in none. */
class ArchitectureTest {

    private static final String HOUSE = "org.passerelle";

    /** What each room may use beside itself: the table of the architecture. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("access", Set.of("platform")),
            Map.entry("classification", Set.of("platform")),
            Map.entry("organisation", Set.of("access", "platform")),
            Map.entry("seeker", Set.of("organisation", "classification", "access", "platform")),
            Map.entry("vacancy", Set.of("organisation", "classification", "access", "platform")),
            Map.entry("recruitment", Set.of("vacancy", "organisation", "classification", "access", "platform")),
            Map.entry(
                    "complaint",
                    Set.of("placement", "seeker", "recruitment", "vacancy", "organisation", "access", "platform")),
            Map.entry("matching", Set.of("seeker", "vacancy", "recruitment", "classification", "access", "platform")),
            Map.entry(
                    "placement",
                    Set.of("seeker", "vacancy", "recruitment", "organisation", "classification", "access", "platform")),
            Map.entry(
                    "exchange",
                    Set.of("vacancy", "seeker", "recruitment", "organisation", "classification", "access", "platform")),
            Map.entry(
                    "sample",
                    Set.of(
                            "exchange",
                            "matching",
                            "recruitment",
                            "vacancy",
                            "seeker",
                            "organisation",
                            "classification",
                            "access",
                            "platform")));

    private static final List<Class<? extends Annotation>> HTTP_METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class, HEAD.class, OPTIONS.class);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    @Test
    void the_class_files_are_read() {
        assertTrue(CLASSES.size() > 200, "only " + CLASSES.size());
    }

    @Test
    void every_room_is_in_the_table() {
        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(HOUSE + "."))
                .map(name -> name.substring(HOUSE.length() + 1).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ROOMS.keySet()), found);
    }

    @Test
    void each_room_uses_only_the_rooms_below_it() {
        ROOMS.forEach((room, below) -> {
            Set<String> forbidden = new TreeSet<>(ROOMS.keySet());
            forbidden.remove(room);
            forbidden.removeAll(below);
            if (!forbidden.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage(HOUSE + "." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden.stream()
                                .map(other -> HOUSE + "." + other + "..")
                                .toArray(String[]::new))
                        .check(CLASSES);
            }
        });
    }

    @Test
    void no_room_uses_the_front_door() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE)
                .check(CLASSES);
    }

    @Test
    void no_rooms_lead_in_a_circle() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(HOUSE + ".matching.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_engines_are_a_plain_library() {
        noClasses()
                .that()
                .resideInAnyPackage(HOUSE + ".matching", HOUSE + ".matching.lucene..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "javax..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.hibernate..",
                        "org.jboss..",
                        "org.eclipse.microprofile..",
                        "java.net.http..",
                        "java.sql..")
                .check(CLASSES);
    }

    @Test
    void the_core_of_matching_knows_no_engine_and_no_service() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".matching")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOUSE + ".matching.*..", "org.apache.lucene..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".matching.lucene..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE + ".matching.service..")
                .check(CLASSES);
    }

    /** Condition names its kinds for the record of a ranking, by annotations that do nothing by themselves. */
    @Test
    void the_core_of_matching_reads_and_writes_no_json() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".matching")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson..")
                        .and(not(resideInAnyPackage("com.fasterxml.jackson.annotation"))))
                .check(CLASSES);
    }

    @Test
    void what_is_ranked_is_made_from_the_registers_in_one_place() {
        noClasses()
                .that()
                .resideInAnyPackage(HOUSE + ".matching", HOUSE + ".matching.lucene..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HOUSE + ".seeker..",
                        HOUSE + ".vacancy..",
                        HOUSE + ".recruitment..",
                        HOUSE + ".organisation..",
                        HOUSE + ".access..",
                        HOUSE + ".platform..")
                .check(CLASSES);
    }

    @Test
    void no_class_is_named_after_a_habit_we_refuse() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Impl|Manager|Dto|DTO|Dao|DAO|Mapper)")
                .check(CLASSES);
    }

    @Test
    void every_operation_says_who_may_call_it() {
        methods()
                .that(describe("answer HTTP", ArchitectureTest::answersHttp))
                .should(new ArchCondition<JavaMethod>("name their roles, or their class does") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean named = method.isAnnotatedWith(RolesAllowed.class)
                                || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                        events.add(new SimpleConditionEvent(method, named, method.getFullName()));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void entities_never_leave_by_http() {
        methods()
                .that(describe("answer HTTP", ArchitectureTest::answersHttp))
                .should(new ArchCondition<JavaMethod>("take and give views and drafts") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        List<JavaType> types = new ArrayList<>(method.getParameterTypes());
                        types.add(method.getReturnType());
                        types.stream()
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .filter(type -> type.isAnnotatedWith(Entity.class))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " shows " + type.getSimpleName())));
                    }
                })
                .check(CLASSES);
    }

    private static boolean answersHttp(JavaMethod method) {
        return HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith);
    }

    @Test
    void resources_are_named_so() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(CLASSES);
    }

    @Test
    void time_is_told_by_the_clock_that_is_injected() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        for (Class<?> type : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, OffsetDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
        noClasses()
                .that(not(simpleName("Clocks")))
                .should()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> silent = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent);
        }
    }
}
