package org.portaplus.server.values;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a method's answer and its arguments say of each other's nullness. NullAway, to which the build names this annotation,
 * believes it, and checks the clauses that promise an answer. The language is that of IntelliJ: {@code null -> false}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Contract {
    /** The clauses, with semicolons between them. */
    String value();
}
