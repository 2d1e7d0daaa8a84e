package org.portaplus.conformance;

import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.portaplus.process.ServerProcess;

/**
 * Hands the server under test to test methods: one process for all classes of the run, or the server that {@code
 * -Dporta.base-url} names.
 */
public final class TargetExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Target.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(TargetExtension.class))
                .computeIfAbsent(Target.class, key -> target(), Target.class);
    }

    private static Target target() {
        String base = System.getProperty("porta.base-url", "").replaceFirst("/+$", "");
        return base.isEmpty()
                ? new StartedTarget(
                        new ServerProcess("server", TestStore.selected().create()))
                : new RemoteTarget(URI.create(base), System.getProperty("porta.license", "demo"));
    }
}
