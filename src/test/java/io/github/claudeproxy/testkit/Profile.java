package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Claude account behind the fake's OAuth tokens. */
public final class Profile {
    public static final String EMAIL = "owner@example.test";

    private Profile() {}

    static ObjectNode account() {
        return Json.object()
                .put("uuid", "0c7e1f4e-0000-4000-8000-00000000000a")
                .put("email_address", EMAIL);
    }

    static ObjectNode organization() {
        return Json.object()
                .put("uuid", "5a9d1f60-0000-4000-8000-000000000001")
                .put("name", "Example");
    }

    static Reply reply() {
        ObjectNode body = Json.object();
        body.set("account", account().put("email", EMAIL));
        body.set("organization", organization());
        return Answer.json(body.toString());
    }
}
