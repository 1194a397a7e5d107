package org.rawat.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on every resource method: who may ask it, and under which action it is audited. A method
 * without one keeps its function from being published.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Policy {
    /** Any of these may ask. */
    Audience[] value();

    /**
     * The action in the record, for example {@code prescription.read}; empty for routes that show
     * nobody's data (a sign-in form, an asset). For GET the front door appends one record naming
     * the persons of the view before anything is shown. For other methods the service appends the
     * success inside its unit of work, and the front door appends refusals and failures.
     */
    String audit() default "";
}
