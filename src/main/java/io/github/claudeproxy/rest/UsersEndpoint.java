package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.Invitation;
import io.github.claudeproxy.users.OpenInvitation;
import io.github.claudeproxy.users.Removal;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import java.time.Instant;
import java.util.List;

/** The users of an account and the invitations into it. */
final class UsersEndpoint {
    private final UserService users;

    UsersEndpoint(UserService users) {
        this.users = users;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/users", Access.SIGNED_IN, this::list),
                new Route("DELETE", "/api/users/{id}", Access.SIGNED_IN, this::remove),
                new Route("GET", "/api/invitations", Access.FOUNDER, this::invitations),
                new Route("POST", "/api/invitations", Access.FOUNDER, this::invite),
                new Route("DELETE", "/api/invitations/{id}", Access.FOUNDER, this::revoke));
    }

    record UsersBody(List<UserBody> users) {}

    record UserBody(String id, String email, String role, Instant createdAt) {
        UserBody(User user) {
            this(user.id(), user.email(), user.role().text(), user.createdAt());
        }
    }

    record InvitationsBody(List<OpenInvitation> invitations) {}

    record InvitationBody(String id, String token, Instant expiresAt) {
        InvitationBody(Invitation made) {
            this(made.id(), made.token(), made.expiresAt());
        }
    }

    private Answer list(Call call) {
        return Answer.ok(
                new UsersBody(users.list(call.accountId()).stream().map(UserBody::new).toList()));
    }

    private Answer remove(Call call) {
        return switch (users.remove(call.user(), call.path("id"))) {
            case Removal.Removed _ -> Answer.done();
            case Removal.NotFound _ -> throw new ProblemException(Problem.notFound());
            case Removal.Refused no -> throw new ProblemException(new Problem(403, no.message()));
        };
    }

    private Answer invitations(Call call) {
        return Answer.ok(new InvitationsBody(users.invitations(call.accountId())));
    }

    private Answer invite(Call call) {
        return Answer.created(new InvitationBody(users.invite(call.user())));
    }

    private Answer revoke(Call call) {
        if (!users.revokeInvitation(call.accountId(), call.path("id"))) {
            throw new ProblemException(Problem.notFound());
        }
        return Answer.done();
    }
}
