package org.portaplus.server.contract;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FieldFault;

/**
 * The limits that the contract states, as generated annotations, with the rule names of ServiceStack and the paths of the
 * wire. Thread-safe.
 */
@Singleton
public class ContractLimits {
    private static final Map<Class<? extends Annotation>, String> RULES = Map.of(
            Min.class, "GreaterThanOrEqual",
            DecimalMin.class, "GreaterThanOrEqual",
            Max.class, "LessThanOrEqual",
            DecimalMax.class, "LessThanOrEqual",
            Size.class, "Length");

    private final Validator validator;

    /** With a validator that names members as {@link WireNames} does. */
    @Inject
    public ContractLimits(Validator validator) {
        this.validator = validator;
    }

    /**
     * Checks one message, or an item of a batch whose items do not depend on each other.
     *
     * @throws Fault (400) that names every member at fault
     */
    public void check(Object request) {
        List<FieldFault> broken = validator.validate(request).stream()
                .filter(violation -> !isLongOnlyInJava(violation))
                .map(ContractLimits::fieldFault)
                .sorted(Comparator.comparing(FieldFault::field))
                .toList();
        if (!broken.isEmpty()) {
            throw Fault.invalid(broken);
        }
    }

    /** The contract counts characters, as JSON Schema does; Java, and so the validator, counts some as two. */
    private static boolean isLongOnlyInJava(ConstraintViolation<Object> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof Size size
                && violation.getInvalidValue() instanceof String text
                && text.length() > size.max()
                && text.codePointCount(0, text.length()) <= size.max();
    }

    private static FieldFault fieldFault(ConstraintViolation<Object> violation) {
        Class<? extends Annotation> constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        boolean empty = violation.getInvalidValue() instanceof List<?> list && list.isEmpty();
        String path = violation.getPropertyPath().toString();
        String code = empty ? "NotEmpty" : RULES.getOrDefault(constraint, constraint.getSimpleName());
        return new FieldFault(code, path, path + " " + violation.getMessage() + ".");
    }

    /** Lets violations name members as the wire does, and not as Java does. */
    @ApplicationScoped
    public static class WireNames implements ValidatorFactoryCustomizer {
        @Override
        public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
            configuration.propertyNodeNameProvider(
                    property -> property instanceof JavaBeanProperty bean ? WireName.of(bean) : property.getName());
        }
    }
}
