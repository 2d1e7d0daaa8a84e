package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.RequestHead;
import org.portaplus.server.http.bodies.MemberBinder;
import org.portaplus.server.http.bodies.UnknownMembers;

/**
 * Completes a request: the path overrides the body, the query string the path, a form the query string. The License is
 * an exception: wherever it is given, it must be the same. Thread-safe.
 */
@Singleton
public class RequestBinding {
    private static final String LICENSE = "License";

    @Inject
    MemberBinder binder;

    @Inject
    Exchange exchange;

    /**
     * Binds path, query, form and the header X-License over the body.
     *
     * @return the License, empty when none came
     * @throws Fault (400) when a text does not fit its member, when Licenses differ, or, in strict handling, when a
     *     name is not known
     */
    String complete(Object request, Route route) {
        RequestHead head = exchange.head();
        SameLicense license = new SameLicense(binder.text(request, LICENSE));
        head.licenses().forEach(license::also);
        UnknownMembers unknown = new UnknownMembers(head.preferences().strict());
        route.members().forEach((name, text) -> bind(request, name, text, license, unknown));
        bindAll(request, head.query(), license, unknown);
        bindAll(request, exchange.progress().form(), license, unknown);
        unknown.refuse();
        binder.bind(request, LICENSE, license.text(), unknown);
        return license.text();
    }

    private void bindAll(
            Object request, Map<String, List<String>> members, SameLicense license, UnknownMembers unknown) {
        members.forEach((name, texts) -> {
            if (name.equalsIgnoreCase(LICENSE)) {
                texts.forEach(license::also);
            } else {
                bind(request, name, String.join(",", texts), license, unknown);
            }
        });
    }

    private void bind(Object request, String name, String text, SameLicense license, UnknownMembers unknown) {
        if (name.equalsIgnoreCase(LICENSE)) {
            license.also(text);
        } else if (!binder.bind(request, name, text, unknown) && !binder.isName(request.getClass(), name)) {
            unknown.add(name);
        }
    }

    /** Collects the License from everywhere it may stand. For one request. */
    private static final class SameLicense {
        private String text;

        SameLicense(@Nullable String ofBody) {
            text = ofBody == null ? "" : ofBody;
        }

        void also(String other) {
            if (other.isEmpty() || other.equals(text)) {
                return;
            }
            if (!text.isEmpty()) {
                throw Fault.of(
                        FaultKind.INVALID,
                        "LicenseMismatch",
                        LICENSE,
                        "The License of body, path, query and header must be the same in one request.");
            }
            text = other;
        }

        String text() {
            return text;
        }
    }
}
