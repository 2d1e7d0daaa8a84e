package org.portaplus.server.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.function.Predicate;

/** The operations of the server, found by scanning, so that no test has a list of them. */
public final class ContractOperations {
    private ContractOperations() {}

    /**
     * An operation as its generated interface has it.
     *
     * @param name in the contract
     */
    public record Messages(String name, Class<?> request, Class<?> answer) {}

    /** The classes that are operations. */
    public static List<Class<?>> classes() {
        return in(
                "org.portaplus.server.operations", type -> !type.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    /** The messages of all operations of the contract. */
    public static List<Messages> messages() {
        return in("org.portaplus.server.api", JavaClass::isInterface).stream()
                .map(ContractOperations::messages)
                .toList();
    }

    private static Messages messages(Class<?> generated) {
        ParameterizedType operation = (ParameterizedType) generated.getGenericInterfaces()[0];
        return new Messages(
                generated.getSimpleName().replace("Api", ""),
                (Class<?>) operation.getActualTypeArguments()[0],
                (Class<?>) operation.getActualTypeArguments()[1]);
    }

    private static List<Class<?>> in(String name, Predicate<JavaClass> chosen) {
        return new ClassFileImporter()
                .importPackages(name).stream()
                        .filter(type -> type.isAssignableTo(ContractOperation.class) && chosen.test(type))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
