package org.portaplus.server.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class on every {@link TestDatabase}. A field of type {@link TestDomain} holds a new domain before each test, and
 * whatever it holds after the test is closed. Constructors and methods may take the {@code TestDatabase}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(EveryStore.class)
public @interface OnEveryStore {}
