package io.github.claudeproxy.keys;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of the API that a key may be allowed to use. */
public enum Endpoint {
    MESSAGES,
    MODELS,
    BATCHES,
    FILES;

    /** What a key may use unless it says otherwise: nothing that teammates would share. */
    public static final Set<Endpoint> DEFAULT = setOf(EnumSet.of(MESSAGES, MODELS));

    /** The name in the REST API and in the store. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The endpoint of that name, if there is one. */
    public static Optional<Endpoint> of(String text) {
        return Arrays.stream(values()).filter(endpoint -> endpoint.text().equals(text)).findFirst();
    }

    /** An unmodifiable copy in the order above. */
    static Set<Endpoint> setOf(Collection<Endpoint> endpoints) {
        Set<Endpoint> copy = EnumSet.noneOf(Endpoint.class);
        copy.addAll(endpoints);
        return Collections.unmodifiableSet(copy);
    }
}
