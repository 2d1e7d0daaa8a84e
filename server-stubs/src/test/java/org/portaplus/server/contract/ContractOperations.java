package org.portaplus.server.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.List;

/** The operations of the server, found by scanning, so that no test has a list of them. */
public final class ContractOperations {
    private ContractOperations() {}

    /**
     * An operation as its generated interface has it.
     *
     * @param name in the contract
     */
    public record Messages(String name, Class<?> request, Class<?> answer) {}

    /** The operations as their generated interfaces have them, which can be asked for what is generated alone. */
    public static List<ContractOperation<?, ?>> generated() {
        return interfaces().stream()
                .<ContractOperation<?, ?>>map(type -> (ContractOperation<?, ?>) Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, InvocationHandler::invokeDefault))
                .toList();
    }

    /** The messages of all operations of the contract. */
    public static List<Messages> messages() {
        return interfaces().stream().map(ContractOperations::messages).toList();
    }

    private static Messages messages(Class<?> generated) {
        ParameterizedType operation = (ParameterizedType) generated.getGenericInterfaces()[0];
        return new Messages(
                generated.getSimpleName().replace("Api", ""),
                (Class<?>) operation.getActualTypeArguments()[0],
                (Class<?>) operation.getActualTypeArguments()[1]);
    }

    private static List<Class<?>> interfaces() {
        return new ClassFileImporter()
                .importPackages("org.portaplus.server.api").stream()
                        .filter(type -> type.isInterface() && type.isAssignableTo(ContractOperation.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
