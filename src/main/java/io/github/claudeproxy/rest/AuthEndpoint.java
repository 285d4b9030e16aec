package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.PasswordChange;
import io.github.claudeproxy.users.RegisterRequest;
import io.github.claudeproxy.users.Registration;
import io.github.claudeproxy.users.Role;
import io.github.claudeproxy.users.Session;
import io.github.claudeproxy.users.SignIn;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registering, signing in, and what concerns one's own session. */
final class AuthEndpoint {
    private static final String SLOWER = "Too many attempts; retry-after says when again.";

    private final UserService users;

    AuthEndpoint(UserService users) {
        this.users = users;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/auth/register", Access.ANYONE, this::register)
                        .says(
                                "Register",
                                "The first user, from this machine, becomes the owner; after that"
                                        + " it takes an invitation, or open registration.")
                        .takes(Registering.class)
                        .gives(201, SessionBody.class)
                        .mayFail(403, "It takes an invitation, and this is none.")
                        .mayFail(409, "The e-mail address is registered.")
                        .mayFail(429, SLOWER),
                new Route("POST", "/api/auth/login", Access.ANYONE, this::login)
                        .says("Sign in")
                        .takes(SigningIn.class)
                        .gives(SessionBody.class)
                        .mayFail(401, "The e-mail address or the password is wrong.")
                        .mayFail(429, SLOWER),
                new Route("GET", "/api/auth/first-run", Access.ANYONE, this::firstRun)
                        .says("Ask whether the next to register becomes the owner")
                        .gives(FirstRunBody.class),
                new Route("GET", "/api/auth/me", Access.SIGNED_IN, this::me)
                        .says("Get who is signed in")
                        .gives(SelfBody.class),
                new Route("POST", "/api/auth/password", Access.SIGNED_IN, this::changePassword)
                        .says(
                                "Change the password",
                                "Ends all sessions and begins the one it answers with.")
                        .takes(Passwords.class)
                        .gives(SessionBody.class)
                        .mayFail(429, SLOWER),
                new Route(
                                "POST",
                                "/api/auth/logout-everywhere",
                                Access.SIGNED_IN,
                                this::endSessions)
                        .says("End all sessions", "This one too."));
    }

    record Registering(String email, String password, @Nullable String invitation) {}

    record SigningIn(String email, String password) {}

    record Passwords(String currentPassword, String newPassword) {}

    record SessionBody(String token, Instant expiresAt, SelfBody user) {
        SessionBody(Session session) {
            this(session.token(), session.expiresAt(), new SelfBody(session.user()));
        }
    }

    record SelfBody(String id, String email, @OneOf(Role.class) String role) {
        SelfBody(User user) {
            this(user.id(), user.email(), user.role().text());
        }
    }

    record FirstRunBody(boolean firstRun) {}

    /** Whether the next one to register becomes the owner. */
    private Answer firstRun(Call call) {
        return Answer.ok(new FirstRunBody(!users.hasOwner()));
    }

    private Answer register(Call call) {
        Registering body = call.read(Registering.class);
        RegisterRequest request =
                new RegisterRequest(
                        body.email(), body.password(), Optional.ofNullable(body.invitation()));
        return switch (users.register(request, call.from(), call.isLocal())) {
            case Registration.Registered made -> Answer.created(new SessionBody(made.session()));
            case Registration.Forbidden no -> throw refused(403, no.reason());
            case Registration.Invalid no ->
                    throw new ProblemException(new Problem(400, no.message(), no.field(), null));
            case Registration.EmailTaken _ ->
                    throw new ProblemException(
                            new Problem(409, "This e-mail address is registered.", "email", null));
            case Registration.Throttled no ->
                    throw new ProblemException(Problem.tooManyAttempts(no.retryAfter()));
        };
    }

    private Answer login(Call call) {
        SigningIn body = call.read(SigningIn.class);
        return switch (users.signIn(body.email(), body.password(), call.from())) {
            case SignIn.SignedIn in -> Answer.ok(new SessionBody(in.session()));
            case SignIn.WrongCredentials _ ->
                    throw refused(401, "The e-mail address or the password is wrong.");
            case SignIn.Throttled no ->
                    throw new ProblemException(Problem.tooManyAttempts(no.retryAfter()));
        };
    }

    private Answer me(Call call) {
        return Answer.ok(new SelfBody(call.user()));
    }

    private Answer changePassword(Call call) {
        Passwords body = call.read(Passwords.class);
        String current = body.currentPassword();
        String next = body.newPassword();
        return switch (users.changePassword(call.user(), current, next, call.from())) {
            case PasswordChange.Changed changed -> Answer.ok(new SessionBody(changed.session()));
            case PasswordChange.WrongPassword _ ->
                    throw new ProblemException(
                            new Problem(
                                    400, "This is not the password.", "current_password", null));
            case PasswordChange.Invalid no ->
                    throw new ProblemException(
                            new Problem(400, no.mistake().message(), "new_password", null));
            case PasswordChange.Throttled no ->
                    throw new ProblemException(Problem.tooManyAttempts(no.retryAfter()));
        };
    }

    private Answer endSessions(Call call) {
        users.endSessions(call.user());
        return Answer.done();
    }

    private static ProblemException refused(int status, String detail) {
        return new ProblemException(new Problem(status, detail));
    }
}
