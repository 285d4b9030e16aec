package io.github.claudeproxy.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which texts a field takes or holds: the names of these constants in lower case. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface OneOf {
    Class<? extends Enum<?>> value();

    /** Constants that this field never holds. */
    String[] except() default {};
}
