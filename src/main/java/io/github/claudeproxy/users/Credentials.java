package io.github.claudeproxy.users;

import io.github.claudeproxy.users.LoginThrottle.Origin;

import java.net.InetAddress;
import java.util.Optional;

/** What passwords open: signing in, and setting another one. */
final class Credentials {
    /** Stands in the throttle for whatever is not an e-mail address. */
    private static final String NO_EMAIL = "";

    private final UserStore users;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final UserAudit audit;

    Credentials(
            UserStore users,
            Passwords passwords,
            LoginThrottle throttle,
            Sessions sessions,
            UserAudit audit) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** How the check of a password ended; busy means that it was not checked. */
    private enum Check {
        RIGHT,
        WRONG,
        BUSY
    }

    SignIn signIn(String email, String password, InetAddress from) {
        Optional<EmailAddress> address = EmailAddress.parse(email);
        Origin origin = origin(address, from);
        return throttle.claim(origin)
                .<SignIn>map(SignIn.Throttled::new)
                .orElseGet(() -> signIn(address.flatMap(users::find), password, origin));
    }

    private SignIn signIn(Optional<StoredUser> user, String password, Origin origin) {
        String stored = user.map(StoredUser::passwordHash).orElseGet(passwords::ofNobody);
        return switch (check(password, stored, origin)) {
            case RIGHT -> new SignIn.SignedIn(begin(user.orElseThrow()));
            case WRONG -> new SignIn.WrongCredentials();
            case BUSY -> new SignIn.Throttled(Passwords.BUSY);
        };
    }

    PasswordChange change(User user, String current, String next, InetAddress from) {
        Optional<UserMistake> complaint = PasswordRule.complaint(next);
        if (complaint.isPresent()) {
            return new PasswordChange.Invalid(complaint.get());
        }
        Origin origin = origin(EmailAddress.parse(user.email()), from);
        return throttle.claim(origin)
                .<PasswordChange>map(PasswordChange.Throttled::new)
                .orElseGet(() -> change(users.find(user.id()), current, next, origin));
    }

    private PasswordChange change(
            Optional<StoredUser> user, String current, String next, Origin origin) {
        String stored = user.map(StoredUser::passwordHash).orElseGet(passwords::ofNobody);
        return switch (check(current, stored, origin)) {
            case RIGHT -> set(user.orElseThrow(), next);
            case WRONG -> new PasswordChange.WrongPassword();
            case BUSY -> new PasswordChange.Throttled(Passwords.BUSY);
        };
    }

    private PasswordChange set(StoredUser seen, String next) {
        Optional<String> hash = passwords.hash(next);
        if (hash.isEmpty()) {
            return new PasswordChange.Throttled(Passwords.BUSY);
        }
        if (!stored(seen, hash.get(), "user.password")) {
            return new PasswordChange.WrongPassword();
        }
        sessions.ended(seen.user().id());
        return new PasswordChange.Changed(sessions.begin(seen.user(), seen.tokenVersion() + 1));
    }

    private boolean stored(StoredUser seen, String hash, String action) {
        return audit.ifDone(
                () -> users.setPassword(seen, hash), () -> audit.did(action, seen.user()));
    }

    User reset(String email, String next) {
        EmailAddress address = EmailAddress.require(email);
        PasswordRule.require(next);
        StoredUser seen =
                users.find(address).orElseThrow(() -> new UserException(UserMistake.UNKNOWN_USER));
        if (!stored(seen, passwords.requireHash(next), "user.reset_password")) {
            throw new UserException(UserMistake.CHANGED_MEANWHILE);
        }
        sessions.ended(seen.user().id());
        throttle.lift(address.key());
        return seen.user();
    }

    private Check check(String password, String stored, Origin origin) {
        Optional<Boolean> right = passwords.matches(password, stored);
        if (right.isEmpty()) {
            throttle.unchecked(origin);
            return Check.BUSY;
        }
        if (!right.get()) {
            return Check.WRONG;
        }
        throttle.succeeded(origin);
        return Check.RIGHT;
    }

    private Session begin(StoredUser user) {
        return sessions.begin(user.user(), user.tokenVersion());
    }

    private static Origin origin(Optional<EmailAddress> address, InetAddress from) {
        return new Origin(address.map(EmailAddress::key).orElse(NO_EMAIL), Network.of(from));
    }
}
