package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.StatusLine;
import io.github.claudeproxy.ui.fx.StatusLine.Level;
import io.github.claudeproxy.ui.network.PortWords;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts what is so into words. JavaFX thread only. */
public final class TruthWords {
    private final Texts texts;
    private final Formats formats;
    private final PortWords ports;

    public TruthWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.ports = new PortWords(texts);
    }

    /** All of it in one short line: what keeps clients from being served comes first. */
    public StatusLine line(Truth truth) {
        if (!truth.server().isRunning()) {
            return server(truth.server());
        }
        if (connectionLevel(truth.connection()) != Level.FINE) {
            return new StatusLine(
                    connectionLevel(truth.connection()), connectionTitle(truth.connection()));
        }
        String reached = truth.server().addresses().getLast().url().getRawAuthority();
        return new StatusLine(Level.FINE, texts.get("starting.ready", reached));
    }

    /** What the server does. */
    StatusLine server(ServerPicture server) {
        return switch (server.phase()) {
            case RUNNING -> new StatusLine(Level.FINE, texts.get("overview.server.running"));
            case STARTING -> new StatusLine(Level.BUSY, texts.get("overview.server.starting"));
            case STOPPING -> new StatusLine(Level.BUSY, texts.get("overview.server.stopping"));
            case STOPPED -> new StatusLine(Level.BROKEN, texts.get("overview.server.stopped"));
            case FAILED -> new StatusLine(Level.BROKEN, texts.get("overview.server.failed"));
        };
    }

    String serverDetail(ServerPicture server) {
        return switch (server.phase()) {
            case RUNNING -> reach(server);
            case STARTING -> texts.get("overview.server.starting.text");
            case STOPPING -> texts.get("overview.server.stopping.text");
            case STOPPED -> texts.get("overview.server.stopped.text");
            case FAILED -> server.problem().map(ports::why).orElse("");
        };
    }

    private String reach(ServerPicture server) {
        List<ServerPicture.Address> others = server.forOthers().toList();
        if (others.isEmpty()) {
            boolean open = server.port(true).isPresent(); // HTTPS is there for others alone
            return texts.get(
                    open ? "overview.reach.unnamed" : "overview.reach.this-machine",
                    server.ports(),
                    server.portCount());
        }
        boolean plain = others.stream().anyMatch(address -> !address.isHttps());
        return texts.get(
                plain ? "overview.reach.plain" : "overview.reach.https",
                server.ports(),
                server.portCount());
    }

    Level connectionLevel(ConnectionStatus connection) {
        return switch (connection.state()) {
            case OK, REFRESHING -> Level.FINE;
            case NONE -> Level.ATTENTION;
            case RECONNECT_NEEDED, REFUSED_UPSTREAM -> Level.BROKEN;
        };
    }

    String connectionTitle(ConnectionStatus connection) {
        return switch (connection.state()) {
            case OK, REFRESHING -> texts.get("overview.connection.ok");
            case NONE -> texts.get("overview.connection.none");
            case RECONNECT_NEEDED -> texts.get("overview.connection.ended");
            case REFUSED_UPSTREAM -> texts.get("overview.connection.refused");
        };
    }

    String connectionDetail(ConnectionStatus connection, Instant now) {
        return switch (connection.state()) {
            case OK, REFRESHING -> fresh(connection, now);
            case NONE -> texts.get("overview.connection.none.text");
            case RECONNECT_NEEDED -> texts.get("overview.connection.ended.text");
            case REFUSED_UPSTREAM -> texts.get("overview.connection.refused.text");
        };
    }

    private String fresh(ConnectionStatus connection, Instant now) {
        List<String> parts = new ArrayList<>();
        String account = Objects.requireNonNullElse(connection.account(), "");
        parts.add(
                connection.kind() == ConnectionStatus.Kind.API_KEY
                        ? texts.get("overview.connection.key", account)
                        : texts.get("overview.connection.account", account));
        Instant end = connection.expiresAt();
        if (connection.state() == ConnectionStatus.State.REFRESHING) {
            parts.add(texts.get("overview.connection.refreshing"));
        } else if (end != null) {
            Duration left = Duration.between(now, end);
            parts.add(
                    left.isPositive()
                            ? texts.get("overview.connection.ends", formats.left(left))
                            : texts.get("overview.connection.renewing"));
        }
        Instant refreshed = connection.lastRefresh();
        if (refreshed != null) {
            parts.add(texts.get("overview.connection.refreshed", formats.ago(refreshed, now)));
        }
        return String.join(" · ", parts);
    }

    String streams(int count) {
        return texts.get("overview.streams", count);
    }
}
