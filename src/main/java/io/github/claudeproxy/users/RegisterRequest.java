package io.github.claudeproxy.users;

import java.util.Optional;

/** What somebody sends to become a user; the invitation is the token shown to the inviter. */
public record RegisterRequest(String email, String password, Optional<String> invitation) {
    @Override
    public String toString() {
        return "RegisterRequest[email=" + email + ", password=***, invitation=***]";
    }
}
