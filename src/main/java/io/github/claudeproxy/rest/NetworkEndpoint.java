package io.github.claudeproxy.rest;

import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.Reach;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.tls.Authority;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the server listens and who reaches it there. */
final class NetworkEndpoint {
    private final Installation its;

    NetworkEndpoint(Installation its) {
        this.its = its;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/network", Access.OWNER, this::show)
                        .says("Get where the server is reached")
                        .gives(NetworkBody.class)
                        .about(call -> Optional.of(sharing())),
                new Route("PATCH", "/api/network", Access.OWNER, this::change)
                        .says(
                                "Change where the server is reached",
                                "It moves at once, without a restart; what is left out stays as it"
                                        + " is. Where it cannot listen, all stays as it was.")
                        .takes(SharingChange.class)
                        .gives(NetworkBody.class)
                        .about(call -> Optional.of(sharing()))
                        .mayFail(409, "It cannot listen there, or the start fixed the value."),
                new Route("POST", "/api/network/renew-authority", Access.OWNER, this::renew)
                        .says(
                                "Make another authority for HTTPS",
                                "For when its key may be known; every client must trust the new"
                                        + " one.")
                        .gives(NetworkBody.class));
    }

    record NetworkBody(
            List<UrlBody> urls,
            SharingBody sharing,
            List<FixedBody> fixed,
            @Nullable AuthorityBody authority) {}

    /** What other machines have to trust; {@code GET /ca.pem} gives it to them. */
    record AuthorityBody(String fingerprint, Instant expiresAt) {
        AuthorityBody(Authority authority) {
            this(authority.fingerprint(), authority.expiresAt());
        }
    }

    record UrlBody(String url, String network, @OneOf(Reach.class) String reach, boolean https) {
        UrlBody(ReachableUrl url) {
            this(url.url().toString(), url.network(), text(url.reach()), url.isHttps());
        }
    }

    record SharingBody(
            boolean lan,
            @OneOf(Sharing.Mode.class) String mode,
            int port,
            int httpsPort,
            @Nullable Instant plainChosenAt,
            boolean remoteAdministration) {
        SharingBody(Sharing sharing) {
            this(
                    sharing.lan(),
                    text(sharing.mode()),
                    sharing.port(),
                    sharing.httpsPort(),
                    sharing.plainChosenAt(),
                    sharing.remoteAdministration());
        }
    }

    /** What is left out stays as it is. */
    record SharingChange(
            @Nullable Boolean lan,
            @OneOf(Sharing.Mode.class) @Nullable String mode,
            @Nullable Integer port,
            @Nullable Integer httpsPort,
            @Nullable Boolean remoteAdministration) {
        Sharing applyTo(Sharing before) {
            Sharing next = before;
            if (lan != null) {
                next = next.withLan(lan);
            }
            if (port != null) {
                next = next.withPort(checked("port", port));
            }
            if (httpsPort != null) {
                next = next.withHttpsPort(checked("https_port", httpsPort));
            }
            if (remoteAdministration != null) {
                next = next.withRemoteAdministration(remoteAdministration);
            }
            return mode == null ? next : withMode(next, mode);
        }

        private static Sharing withMode(Sharing sharing, String mode) {
            return switch (mode) {
                case "https" -> sharing.withHttps();
                case "http" ->
                        sharing.mode() == Sharing.Mode.HTTP
                                ? sharing
                                : sharing.withPlainHttp(Instant.now());
                default ->
                        throw new ProblemException(
                                Problem.invalid("mode", "must be https or http"));
            };
        }

        private static int checked(String field, int port) {
            if (port < 1 || port > 65_535) {
                throw new ProblemException(
                        Problem.invalid(field, "must be a whole number from 1 to 65535"));
            }
            return port;
        }
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Answer show(Call call) {
        return Answer.ok(body());
    }

    private NetworkBody body() {
        NetworkService network = its.network();
        return new NetworkBody(
                network.urls().stream().map(UrlBody::new).toList(),
                sharing(),
                FixedBody.of(network.fixed()),
                its.certificates().authority().map(AuthorityBody::new).orElse(null));
    }

    private SharingBody sharing() {
        return new SharingBody(its.settings().get().sharing());
    }

    private Answer renew(Call call) {
        its.network().renewAuthority();
        return Answer.ok(body());
    }

    private Answer change(Call call) {
        SharingChange body = call.read(SharingChange.class);
        return switch (its.network().change(body::applyTo)) {
            case NetworkChange.Changed _ -> Answer.ok(body());
            case NetworkChange.Fixed(var by) -> throw FixedBody.refusal(by);
            case NetworkChange.Failed(var problem) ->
                    throw new ProblemException(new Problem(409, problem.message() + "."));
        };
    }
}
