package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;

/** What the token endpoint gives. */
record TokenAnswer(FakeOAuth.Tokens tokens, Duration lifetime, String scope, boolean withRefresh) {
    Reply reply() {
        ObjectNode body = Json.object().put("token_type", "Bearer");
        body.put("access_token", tokens.access()).put("expires_in", lifetime.toSeconds());
        if (withRefresh) {
            body.put("refresh_token", tokens.refresh());
        }
        body.put("scope", scope);
        body.set("account", Profile.account());
        body.set("organization", Profile.organization());
        return Answer.json(body.toString());
    }
}
