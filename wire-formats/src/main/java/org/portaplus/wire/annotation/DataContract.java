package org.portaplus.wire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The XML side of a model class: what a .NET data contract knows and a flat Java class does not. The other formats do
 * not look at it.
 *
 * <p>Sources: {@code docs/wire-formats.md#xml-names} and {@code docs/wire-formats.md#xml-hidden-members}.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DataContract {
    /** The contract name; empty for the simple name of the class. */
    String name() default "";

    /** The contract namespace; empty for the default namespace of the mapper. */
    String namespace() default "";

    /** Wire names of the members that come from the base class; XML writes that level first. */
    String[] inherited() default {};

    /**
     * Inherited names which the class declares anew (C# {@code new}): the base one is written as nil in the base block,
     * the filled one in the block of the class itself. On reading the two are one value.
     */
    String[] hidden() default {};

    /**
     * Wire names of the members that are left out when they are null, instead of written as nil (.NET's
     * {@code EmitDefaultValue = false}).
     */
    String[] optional() default {};

    /**
     * Wire names of the lists of value types whose items may be null in .NET ({@code List<int?>}), which puts the items
     * into another namespace than those of {@code List<int>}.
     */
    String[] nullableItems() default {};

    /** True when the members carry an explicit order, so that XML keeps the declared one instead of sorting. */
    boolean declaredOrder() default false;
}
