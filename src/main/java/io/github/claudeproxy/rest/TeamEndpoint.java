package io.github.claudeproxy.rest;

import io.github.claudeproxy.join.Invited;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.join.JoinToken;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.usage.UsageJson;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReports;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                new Route("POST", "/api/team/invitation", Access.ANYONE, this::look),
                new Route("POST", "/api/team/key", Access.ANYONE, this::reveal),
                new Route("GET", "/api/team/me", Access.ANYONE, this::me));
    }

    /** In the body, since URLs end up in logs and histories. */
    record Token(@Nullable String token) {
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

    private Answer look(Call call) {
        return links.look(token(call))
                .map(invited -> Answer.ok(new InvitedBody(invited)))
                .orElseThrow(() -> new ProblemException(GONE));
    }

    private Answer reveal(Call call) {
        GeneratedKey made = links.reveal(token(call)).orElseThrow(() -> new ProblemException(GONE));
        return Answer.ok(new KeysEndpoint.GeneratedBody(made));
    }

    private static JoinToken token(Call call) {
        return new JoinToken(Call.required("token", call.read(Token.class).token()));
    }

    /** A key's own state, limits and use; the key is presented as to the proxied API. */
    private Answer me(Call call) {
        call.allowQuery(Set.of("from", "to", "by"));
        Key key = key(call);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("key", new KeysEndpoint.KeyBody(key));
        body.put(
                "limits",
                limits.state(key.accountId(), key.id())
                        .map(LimitsEndpoint.StateBody::new)
                        .orElse(null));
        UsageQuery query = UsageParameters.query(call).withKey(key.id());
        body.put("usage", UsageJson.report(usage.report(key.accountId(), query)));
        return Answer.ok(body);
    }

    private Key key(Call call) {
        return switch (keys.check(call.bearer())) {
            case KeyDecision.Accepted accepted -> accepted.key();
            case KeyDecision.Refused no ->
                    throw new ProblemException(new Problem(401, no.message()));
        };
    }
}
