package io.github.claudeproxy.rest;

import io.github.claudeproxy.join.JoinLink;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.join.NewJoinLink;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.LimitTemplate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The links by which teammates fetch their keys. */
final class JoinLinksEndpoint {
    private static final String LINKS = "/api/join-links";

    private final JoinService links;
    private final KeyService keys;
    private final LimitService limits;

    JoinLinksEndpoint(JoinService links, KeyService keys, LimitService limits) {
        this.links = links;
        this.keys = keys;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LINKS, Access.SIGNED_IN, this::list)
                        .says("List the open invitation links", "Oldest first.")
                        .knows(Pages.PARAMETERS)
                        .gives(LinksBody.class),
                new Route("POST", LINKS, Access.SIGNED_IN, this::create)
                        .says(
                                "Make an invitation link for a teammate",
                                "For the key of that id, or for a new one of that name. The answer"
                                        + " alone holds the link's token.")
                        .takes(NewLink.class)
                        .gives(201, MadeLinkBody.class)
                        .mayFail(404, "The account has no such key.")
                        .mayFail(409, "Another key has this name.")
                        .once(),
                new Route("DELETE", LINKS + "/{id}", Access.SIGNED_IN, this::revoke)
                        .says("Revoke an invitation link"));
    }

    /** For the key of that id, or for a new one of that name. */
    record NewLink(
            @Nullable String keyId,
            @Nullable String name,
            @Nullable LimitsBody limits,
            @OneOf(LimitTemplate.class) @Nullable String template,
            @Nullable Long validSeconds) {}

    record LinkBody(
            String id,
            String keyId,
            @Nullable String keyName,
            String invitedBy,
            Instant createdAt,
            Instant expiresAt) {}

    record LinksBody(List<LinkBody> joinLinks, @Nullable String nextCursor) {}

    /** The only body with the link's token, as the end of the URL to hand on. */
    record MadeLinkBody(String id, String keyId, String token, String path, Instant expiresAt) {
        MadeLinkBody(NewJoinLink made) {
            this(
                    made.link().id(),
                    made.link().keyId(),
                    made.token().text(),
                    "/join/" + made.token().text(),
                    made.link().expiresAt());
        }

        @Override
        public String toString() {
            return "MadeLinkBody[id=" + id + ", token=***]";
        }
    }

    private Answer list(Call call) {
        Pages.Page<JoinLink> page =
                Pages.oldestFirst(
                        call,
                        links.list(call.accountId()),
                        link -> new Pages.Place(link.createdAt(), link.id()));
        return Answer.ok(
                new LinksBody(page.items().stream().map(this::body).toList(), page.next()));
    }

    private LinkBody body(JoinLink link) {
        return new LinkBody(
                link.id(),
                link.keyId(),
                keys.find(link.accountId(), link.keyId()).map(Key::name).orElse(null),
                link.invitedBy(),
                link.createdAt(),
                link.expiresAt());
    }

    private Answer create(Call call) {
        NewLink body = call.read(NewLink.class);
        Duration life = life(body.validSeconds());
        String keyId = body.keyId() == null ? newKey(call, body) : existing(body);
        return links.create(call.accountId(), keyId, call.user().email(), life)
                .map(made -> Answer.created(new MadeLinkBody(made)))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static Duration life(@Nullable Long seconds) {
        if (seconds == null) {
            return JoinService.USUAL_LIFE;
        }
        if (seconds < 60 || seconds > JoinService.LONGEST_LIFE.toSeconds()) {
            throw new ProblemException(
                    Problem.invalid("valid_seconds", "takes a minute to 30 days"));
        }
        return Duration.ofSeconds(seconds);
    }

    private static String existing(NewLink body) {
        if (body.name() != null || body.limits() != null || body.template() != null) {
            throw new ProblemException(
                    Problem.badRequest("Give key_id, or what a new key shall be, not both."));
        }
        return Call.required("key_id", body.keyId());
    }

    /** Its first secret is shown to nobody: the link makes another. */
    private String newKey(Call call, NewLink body) {
        KeyLimits limited = LimitsBody.chosen(body.limits(), body.template());
        String name = Call.required("name", body.name());
        Key made = keys.generate(call.accountId(), KeyRequest.named(name)).key();
        if (!limited.equals(KeyLimits.NONE)) {
            limits.set(call.accountId(), List.of(made.id()), limited);
        }
        return made.id();
    }

    private Answer revoke(Call call) {
        if (!links.revoke(call.accountId(), call.path("id"))) {
            throw new ProblemException(Problem.notFound());
        }
        return Answer.done();
    }
}
