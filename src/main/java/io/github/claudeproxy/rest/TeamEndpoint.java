package io.github.claudeproxy.rest;

import io.github.claudeproxy.join.Invited;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.secrets.OneTimeToken;
import io.github.claudeproxy.usage.UsageJson;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReports;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What teammates may ask, from any machine and without a session: the holder of a link about that
 * link, the holder of a key about that key.
 */
final class TeamEndpoint {
    private static final Problem GONE =
            new Problem(
                    404,
                    "This link is used, expired or was never made. Ask who sent it for another.");

    private final JoinService links;
    private final KeyService keys;
    private final LimitService limits;
    private final UsageReports usage;

    TeamEndpoint(JoinService links, KeyService keys, LimitService limits, UsageReports usage) {
        this.links = links;
        this.keys = keys;
        this.limits = limits;
        this.usage = usage;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/team/invitation", Access.ANYONE, this::look)
                        .says("Look at an invitation link", "For whoever holds it.")
                        .takes(Token.class)
                        .gives(InvitedBody.class)
                        .mayFail(404, GONE.detail()),
                new Route("POST", "/api/team/key", Access.ANYONE, this::reveal)
                        .says("Fetch the key of an invitation link", "Works once.")
                        .takes(Token.class)
                        .gives(KeysEndpoint.GeneratedBody.class)
                        .mayFail(404, GONE.detail()),
                new Route("GET", "/api/team/me", Access.ANYONE, this::me)
                        .says(
                                "Get what a key is, may and used",
                                "For its holder: with the key in Authorization, after Bearer.")
                        .knows(
                                UsageParameters.FROM,
                                UsageParameters.TO,
                                UsageParameters.ZONE,
                                UsageParameters.BY)
                        .gives(MeBody.class)
                        .mayFail(401, "This is no key that works."));
    }

    /** In the body, since URLs end up in logs and histories. */
    record Token(String token) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    record InvitedBody(String invitedBy, String keyName, Instant expiresAt) {
        InvitedBody(Invited invited) {
            this(invited.invitedBy(), invited.keyName(), invited.expiresAt());
        }
    }

    record MeBody(
            KeysEndpoint.KeyBody key,
            @Nullable LimitStateBody limits,
            UsageJson.ReportBody usage) {}

    private Answer look(Call call) {
        return links.look(token(call))
                .map(invited -> Answer.ok(new InvitedBody(invited)))
                .orElseThrow(() -> new ProblemException(GONE));
    }

    private Answer reveal(Call call) {
        GeneratedKey made = links.reveal(token(call)).orElseThrow(() -> new ProblemException(GONE));
        return Answer.ok(new KeysEndpoint.GeneratedBody(made));
    }

    private static OneTimeToken token(Call call) {
        return new OneTimeToken(call.read(Token.class).token());
    }

    /** A key's own state, limits and use; the key is presented as to the proxied API. */
    private Answer me(Call call) {
        Key key = key(call);
        UsageQuery query = UsageParameters.report(call).withKey(key.id());
        return Answer.ok(
                new MeBody(
                        new KeysEndpoint.KeyBody(key),
                        limits.state(key.accountId(), key.id())
                                .map(LimitStateBody::new)
                                .orElse(null),
                        UsageJson.report(
                                usage.report(key.accountId(), query, UsageParameters.zone(call)))));
    }

    private Key key(Call call) {
        return switch (keys.check(call.bearer())) {
            case KeyDecision.Accepted accepted -> accepted.key();
            case KeyDecision.Refused no ->
                    throw new ProblemException(new Problem(401, no.message()));
        };
    }
}
