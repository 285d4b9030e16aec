package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.Invitation;
import io.github.claudeproxy.users.OpenInvitation;
import io.github.claudeproxy.users.Removal;
import io.github.claudeproxy.users.Role;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import org.jspecify.annotations.Nullable;

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
                new Route("GET", "/api/users", Access.SIGNED_IN, this::list)
                        .says("List the users", "Oldest first.")
                        .knows(Pages.PARAMETERS)
                        .gives(UsersBody.class),
                new Route("DELETE", "/api/users/{id}", Access.SIGNED_IN, this::remove)
                        .says(
                                "Remove a user",
                                "Who founded the account removes others, anybody else themselves.")
                        .mayFail(403, "This user is not theirs to remove."),
                new Route("GET", "/api/invitations", Access.FOUNDER, this::invitations)
                        .says("List the open invitations", "Oldest first, without their tokens.")
                        .knows(Pages.PARAMETERS)
                        .gives(InvitationsBody.class),
                new Route("POST", "/api/invitations", Access.FOUNDER, this::invite)
                        .says(
                                "Invite another administrator",
                                "The answer alone holds the token to register with.")
                        .gives(201, InvitationBody.class)
                        .once(),
                new Route("DELETE", "/api/invitations/{id}", Access.FOUNDER, this::revoke)
                        .says("Revoke an invitation"));
    }

    record UsersBody(List<UserBody> users, @Nullable String nextCursor) {}

    record UserBody(String id, String email, @OneOf(Role.class) String role, Instant createdAt) {
        UserBody(User user) {
            this(user.id(), user.email(), user.role().text(), user.createdAt());
        }
    }

    record InvitationsBody(List<OpenInvitation> invitations, @Nullable String nextCursor) {}

    record InvitationBody(String id, String token, Instant expiresAt) {
        InvitationBody(Invitation made) {
            this(made.id(), made.token(), made.expiresAt());
        }
    }

    private Answer list(Call call) {
        Pages.Page<User> page =
                Pages.oldestFirst(
                        call,
                        users.list(call.accountId()),
                        user -> new Pages.Place(user.createdAt(), user.id()));
        return Answer.ok(
                new UsersBody(page.items().stream().map(UserBody::new).toList(), page.next()));
    }

    private Answer remove(Call call) {
        return switch (users.remove(call.user(), call.path("id"))) {
            case Removal.Removed _ -> Answer.done();
            case Removal.NotFound _ -> throw new ProblemException(Problem.notFound());
            case Removal.Refused no -> throw new ProblemException(new Problem(403, no.message()));
        };
    }

    private Answer invitations(Call call) {
        Pages.Page<OpenInvitation> page =
                Pages.oldestFirst(
                        call,
                        users.invitations(call.accountId()),
                        open -> new Pages.Place(open.createdAt(), open.id()));
        return Answer.ok(new InvitationsBody(page.items(), page.next()));
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
