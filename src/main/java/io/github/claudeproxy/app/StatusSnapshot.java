package io.github.claudeproxy.app;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.network.ReachableUrl;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * What the program does at one moment, as it crosses from a running one to one that asks.
 *
 * @param ready whether it has come so far that it could serve
 * @param connection of the owner, null while there is none
 * @param streams answers that are running now
 */
record StatusSnapshot(
        boolean running,
        boolean ready,
        String version,
        long process,
        List<Url> urls,
        @Nullable Upstream connection,
        int streams) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    StatusSnapshot {
        urls = List.copyOf(urls);
    }

    record Url(String url, String network, boolean forOthers) {}

    record Upstream(String state, String message) {}

    static StatusSnapshot of(Wiring wiring) {
        return new StatusSnapshot(
                true,
                true,
                Version.text(),
                ProcessHandle.current().pid(),
                wiring.network().urls().stream().map(StatusSnapshot::url).toList(),
                wiring.users()
                        .owner()
                        .map(owner -> upstream(wiring.connections().status(owner.accountId())))
                        .orElse(null),
                wiring.activity().streamsNow());
    }

    /** Of a program whose services are not open. */
    static StatusSnapshot starting() {
        return new StatusSnapshot(
                true, false, Version.text(), ProcessHandle.current().pid(), List.of(), null, 0);
    }

    private static Url url(ReachableUrl url) {
        return new Url(url.url().toString(), url.network(), url.isForOthers());
    }

    private static Upstream upstream(ConnectionStatus status) {
        return new Upstream(status.state().name().toLowerCase(Locale.ROOT), status.message());
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StatusSnapshot ofJson(String text) {
        try {
            return MAPPER.readValue(text, StatusSnapshot.class);
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.FAILURE, "the running program is of another version", e);
        }
    }
}
