package io.github.claudeproxy.users;

import io.github.claudeproxy.secrets.OneTimeToken;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Makes users: the owner first, then whoever is invited or finds registration open. */
final class Registrar {
    private static final String NOT_FROM_AFAR =
            "The first account is made on the computer that runs the proxy.";
    private static final String CLOSED = "Registration is closed. Ask the owner for an invitation.";
    private static final String NO_INVITATION =
            "This invitation is unknown, used or expired. Ask for a new one.";

    private final Newcomers newcomers;
    private final Passwords passwords;
    private final Sessions sessions;
    private final BooleanSupplier open;
    private final Clock clock;

    Registrar(
            Newcomers newcomers,
            Passwords passwords,
            Sessions sessions,
            BooleanSupplier open,
            Clock clock) {
        this.newcomers = newcomers;
        this.passwords = passwords;
        this.sessions = sessions;
        this.open = open;
        this.clock = clock;
    }

    Registration register(RegisterRequest request, boolean fromLoopback) {
        Optional<EmailAddress> email = EmailAddress.parse(request.email());
        if (email.isEmpty()) {
            return new Registration.Invalid("email", UserMistake.NO_EMAIL.message());
        }
        Optional<UserMistake> complaint = PasswordRule.complaint(request.password());
        if (complaint.isPresent()) {
            return new Registration.Invalid("password", complaint.get().message());
        }
        Way way = way(request, fromLoopback);
        if (way instanceof Way.Closed(String reason)) {
            return new Registration.Forbidden(reason);
        }
        return passwords
                .hash(request.password())
                .map(hash -> enter(way, newUser(email.get(), hash)))
                .orElseGet(() -> new Registration.Throttled(Passwords.BUSY));
    }

    User createOwner(String email, String password) {
        EmailAddress address = EmailAddress.require(email);
        PasswordRule.require(password);
        NewUser owner = newUser(address, passwords.requireHash(password));
        if (!newcomers.addOwner(owner)) {
            throw new UserException(UserMistake.OWNER_EXISTS);
        }
        return owner.as(Role.OWNER, owner.id());
    }

    /** Spares those a hash who cannot come in; for the others the store decides again. */
    private Way way(RegisterRequest request, boolean fromLoopback) {
        if (newcomers.isFirst()) {
            return fromLoopback ? new Way.AsOwner() : new Way.Closed(NOT_FROM_AFAR);
        }
        if (request.invitation().isPresent()) {
            OneTimeToken token = new OneTimeToken(request.invitation().get());
            return newcomers.isOpen(token, clock.instant())
                    ? new Way.Invited(token)
                    : new Way.Closed(NO_INVITATION);
        }
        return open.getAsBoolean() ? new Way.AsFounder() : new Way.Closed(CLOSED);
    }

    private Registration enter(Way way, NewUser user) {
        return switch (way) {
            case Way.AsOwner _ ->
                    newcomers.addOwner(user)
                            ? registered(user.as(Role.OWNER, user.id()))
                            : new Registration.Forbidden(CLOSED);
            case Way.AsFounder _ ->
                    newcomers.addFounder(user)
                            ? registered(user.as(Role.ADMIN, user.id()))
                            : new Registration.EmailTaken();
            case Way.Invited(OneTimeToken token) -> redeem(token, user);
            case Way.Closed(String reason) -> new Registration.Forbidden(reason);
        };
    }

    private Registration redeem(OneTimeToken token, NewUser user) {
        return switch (newcomers.redeem(token, user)) {
            case Redemption.Joined(User joined) -> registered(joined);
            case Redemption.EmailTaken _ -> new Registration.EmailTaken();
            case Redemption.Gone _ -> new Registration.Forbidden(NO_INVITATION);
        };
    }

    private Registration registered(User user) {
        return new Registration.Registered(sessions.begin(user, NewUser.FIRST_VERSION));
    }

    private NewUser newUser(EmailAddress email, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new NewUser(UUID.randomUUID().toString(), email, hash, now);
    }
}
