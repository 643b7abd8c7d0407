package org.passerelle.benchmark;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.passerelle.TestDatabase;
import org.passerelle.recruitment.Examinations;
import org.passerelle.vacancy.Clearance;
import org.passerelle.vacancy.Vacancy;
import org.passerelle.vacancy.VacancyStored;

/**
 * A copy of the packaged service that checks no vacancy, since the service itself cannot be told to: every vacancy is stored as
 * cleared today. Nothing is looked up or examined for it, no agency's licence is held, and nothing is added to the record, to
 * the reviews or to the changes of clearance. All else is the same, byte for byte.
 *
 * <p>For this the two methods of {@link Examinations} that observe vacancies are replaced in the class as Quarkus packages it,
 * where the fields of entities are reached through accessors.
 */
final class UncheckedCopy {

    private static final ClassDesc EXAMINATIONS = describe(Examinations.class);
    private static final ClassDesc VACANCY = describe(Vacancy.class);
    private static final ClassDesc CLEARANCE = describe(Clearance.class);
    private static final ClassDesc CLOCK = describe(Clock.class);
    private static final ClassDesc DAY = describe(LocalDate.class);

    private UncheckedCopy() {}

    /**
     * @param copy a folder that is made, or replaced
     * @throws IllegalStateException when the class is no longer as it is known here
     */
    static void make(Path application, Path copy) throws IOException {
        if (Files.exists(copy)) {
            TestDatabase.delete(copy);
        }
        Files.createDirectories(copy.getParent());
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(application.relativize(file)));
            }
        }
        try (FileSystem jar = FileSystems.newFileSystem(copy.resolve("quarkus", "transformed-bytecode.jar"))) {
            Path examinations = jar.getPath(Examinations.class.getName().replace('.', '/') + ".class");
            Files.write(examinations, withoutChecks(Files.readAllBytes(examinations)));
        }
    }

    private static byte[] withoutChecks(byte[] examinations) {
        Map<String, Consumer<CodeBuilder>> replaced =
                new HashMap<>(Map.of("onExpected", CodeBuilder::return_, "onStored", UncheckedCopy::clear));
        ClassFile classes = ClassFile.of();
        byte[] changed = classes.transformClass(classes.parse(examinations), (type, part) -> {
            Consumer<CodeBuilder> code = part instanceof MethodModel method
                    ? replaced.remove(method.methodName().stringValue())
                    : null;
            if (code == null) {
                type.with(part);
            } else {
                type.transformMethod((MethodModel) part, (method, element) -> {
                    if (element instanceof CodeModel) {
                        method.withCode(code);
                    } else {
                        method.with(element);
                    }
                });
            }
        });
        if (!replaced.isEmpty()) {
            throw new IllegalStateException("Examinations has no method " + replaced.keySet());
        }
        return changed;
    }

    /** {@code event.vacancy().clearance = CLEARED; event.vacancy().checkedOn = LocalDate.now(clock);} */
    private static void clear(CodeBuilder code) {
        code.aload(code.parameterSlot(0))
                .invokevirtual(describe(VacancyStored.class), "vacancy", MethodTypeDesc.of(VACANCY))
                .dup()
                .getstatic(CLEARANCE, Clearance.CLEARED.name(), CLEARANCE)
                .invokevirtual(VACANCY, "setClearance", MethodTypeDesc.of(ConstantDescs.CD_void, CLEARANCE))
                .aload(code.receiverSlot())
                .getfield(EXAMINATIONS, "clock", CLOCK)
                .invokestatic(DAY, "now", MethodTypeDesc.of(DAY, CLOCK))
                .invokevirtual(VACANCY, "setCheckedOn", MethodTypeDesc.of(ConstantDescs.CD_void, DAY))
                .return_();
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
