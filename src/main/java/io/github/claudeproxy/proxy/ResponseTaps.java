package io.github.claudeproxy.proxy;

import io.github.claudeproxy.upstream.ResponseHead;
import io.undertow.util.Headers;

import org.jspecify.annotations.Nullable;

/** Chooses how a response is watched. */
final class ResponseTaps {
    private ResponseTaps() {}

    /** A tap for responses that carry usage; none for all others. */
    static @Nullable ResponseTap of(ApiRoute route, ResponseHead response, UsageTally tally) {
        if (!route.isMessages() || response.status() != 200) {
            return null;
        }
        ResponseTap tap =
                response.isEventStream() ? new SseUsageReader(tally) : new JsonUsageReader(tally);
        String coding = response.first(Headers.CONTENT_ENCODING);
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return tap;
        }
        return coding.equalsIgnoreCase("gzip") ? new GunzippingTap(tap) : null;
    }
}
