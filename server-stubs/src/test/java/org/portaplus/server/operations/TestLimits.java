package org.portaplus.server.operations;

import jakarta.validation.Validation;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.portaplus.server.contract.ContractLimits;

/** The limits of the contract as the container makes them. */
final class TestLimits {
    private TestLimits() {}

    static ContractLimits limits() {
        HibernateValidatorConfiguration configuration =
                Validation.byProvider(HibernateValidator.class).configure();
        new ContractLimits.WireNames().customize(configuration);
        return new ContractLimits(configuration.buildValidatorFactory().getValidator());
    }
}
