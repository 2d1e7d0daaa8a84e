package org.portaplus.server.http.calls;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** The operations by the element of their request, which names them in a SOAP body. Immutable. */
@Singleton
public class SoapOperations {
    private final Map<String, ContractOperation<?, ?>> byName = new TreeMap<>();

    @Inject
    SoapOperations(@Any Instance<ContractOperation<?, ?>> operations) {
        operations.forEach(operation -> byName.put(key(operation.operationName()), operation));
    }

    /**
     * The operation of an element. Case does not matter here, as on the original host; reading the message minds it.
     *
     * @param element its local name
     * @throws Fault (404) when there is none
     */
    ContractOperation<?, ?> of(String element) {
        ContractOperation<?, ?> operation = byName.get(key(element));
        if (operation == null) {
            throw Fault.of(
                    FaultKind.NOT_FOUND,
                    "NotFound",
                    "The body names no operation. Its element must be one of "
                            + String.join(
                                    ", ",
                                    byName.values().stream()
                                            .map(ContractOperation::operationName)
                                            .toList())
                            + ".");
        }
        return operation;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
