package io.github.claudeproxy.ui.connect;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What a navigation brought back from the sign-in (RFC 6749, 4.1.2). */
sealed interface Callback {
    /** An answer to this very sign-in; the address holds the code. */
    record Granted(URI address) implements Callback {}

    /** The user said no, or Anthropic did. */
    record Denied() implements Callback {}

    /** The answer to some other sign-in: perhaps somebody else's. */
    record OtherState() implements Callback {}

    /** Whether this address is where the sign-in sends its answer. */
    static boolean isAt(URI redirect, URI address) {
        return Objects.equals(redirect.getScheme(), address.getScheme())
                && Objects.equals(redirect.getRawAuthority(), address.getRawAuthority())
                && Objects.equals(redirect.getPath(), address.getPath())
                && (parameter(address, "code").isPresent()
                        || parameter(address, "error").isPresent());
    }

    static Callback of(URI address, String state) {
        if (!parameter(address, "state").filter(state::equals).isPresent()) {
            return new OtherState();
        }
        return parameter(address, "error").isPresent() ? new Denied() : new Granted(address);
    }

    private static Optional<String> parameter(URI address, String name) {
        String query = address.getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1))
                        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                        .findFirst();
    }
}
