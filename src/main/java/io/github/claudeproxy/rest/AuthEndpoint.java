package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.PasswordChange;
import io.github.claudeproxy.users.RegisterRequest;
import io.github.claudeproxy.users.Registration;
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
    private final UserService users;

    AuthEndpoint(UserService users) {
        this.users = users;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/auth/register", Access.ANYONE, this::register),
                new Route("POST", "/api/auth/login", Access.ANYONE, this::login),
                new Route("GET", "/api/auth/first-run", Access.ANYONE, this::firstRun),
                new Route("GET", "/api/auth/me", Access.SIGNED_IN, this::me),
                new Route("POST", "/api/auth/password", Access.SIGNED_IN, this::changePassword),
                new Route(
                        "POST",
                        "/api/auth/logout-everywhere",
                        Access.SIGNED_IN,
                        this::endSessions));
    }

    record Registering(
            @Nullable String email, @Nullable String password, @Nullable String invitation) {}

    record SigningIn(@Nullable String email, @Nullable String password) {}

    record Passwords(@Nullable String currentPassword, @Nullable String newPassword) {}

    record SessionBody(String token, Instant expiresAt, UserBody user) {
        SessionBody(Session session) {
            this(session.token(), session.expiresAt(), new UserBody(session.user()));
        }
    }

    record UserBody(String id, String email, String role) {
        UserBody(User user) {
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
                        Call.required("email", body.email()),
                        Call.required("password", body.password()),
                        Optional.ofNullable(body.invitation()));
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
        String email = Call.required("email", body.email());
        String password = Call.required("password", body.password());
        return switch (users.signIn(email, password, call.from())) {
            case SignIn.SignedIn in -> Answer.ok(new SessionBody(in.session()));
            case SignIn.WrongCredentials _ ->
                    throw refused(401, "The e-mail address or the password is wrong.");
            case SignIn.Throttled no ->
                    throw new ProblemException(Problem.tooManyAttempts(no.retryAfter()));
        };
    }

    private Answer me(Call call) {
        return Answer.ok(new UserBody(call.user()));
    }

    private Answer changePassword(Call call) {
        Passwords body = call.read(Passwords.class);
        String current = Call.required("current_password", body.currentPassword());
        String next = Call.required("new_password", body.newPassword());
        return switch (users.changePassword(call.user(), current, next, call.from())) {
            case PasswordChange.Changed changed -> Answer.ok(new SessionBody(changed.session()));
            case PasswordChange.WrongPassword _ ->
                    throw new ProblemException(
                            new Problem(
                                    400, "This is not the password.", "current_password", null));
            case PasswordChange.Invalid no ->
                    throw new ProblemException(
                            new Problem(400, no.message(), "new_password", null));
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
