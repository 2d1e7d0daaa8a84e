package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.portaplus.server.contract.Licenses;
import org.portaplus.server.http.bodies.LicenseCheck;

/** The check of a License before the rest of its request is read; what is answered from samples needs none. Thread-safe. */
@Singleton
class EarlyLicense implements LicenseCheck {
    @Inject
    SampleAnswers samples;

    @Inject
    Licenses licenses;

    @Override
    public void requireKnown(String license) {
        if (!samples.applyTo(license)) {
            licenses.requireKnown(license);
        }
    }
}
