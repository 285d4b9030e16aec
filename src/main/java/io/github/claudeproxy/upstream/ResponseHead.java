package io.github.claudeproxy.upstream;

import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Status line and header lines of an upstream response, in their order. Filled by {@link
 * ResponseHeadParser}, then read on the same I/O thread.
 */
public final class ResponseHead {
    private HttpString[] names = new HttpString[24];
    private String[] values = new String[24];
    private int size;
    private int status;
    private boolean http11;

    void start(int newStatus, boolean isHttp11) {
        size = 0;
        status = newStatus;
        http11 = isHttp11;
    }

    void add(HttpString name, String value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
    }

    public int status() {
        return status;
    }

    boolean http11() {
        return http11;
    }

    public int size() {
        return size;
    }

    public HttpString name(int index) {
        return names[index];
    }

    public String value(int index) {
        return values[index];
    }

    /** The first value of a header, if it is there. */
    public @Nullable String first(HttpString name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /** Whether the body is a stream of server-sent events. */
    public boolean isEventStream() {
        String type = first(Headers.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    }
}
