package io.github.claudeproxy.users;

import com.github.benmanes.caffeine.cache.Ticker;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.store.Database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Everything about those who administer: registering, signing in, sessions, passwords, invitations.
 * Any thread that may block can call it; {@link #authenticate} seldom blocks, the rest always.
 */
public final class UserService {
    private static final Logger LOG = LoggerFactory.getLogger(UserService.class);

    private final UserStore users;
    private final UserAudit audit;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final Registrar registrar;
    private final Credentials credentials;
    private final Invitations invitations;

    public UserService(Database database, UserSecrets secrets, UserOptions options, Clock clock) {
        this(
                database,
                secrets,
                options,
                clock,
                new PasswordHash(secrets.pepper(), options.bcryptCost()));
    }

    UserService(
            Database database,
            UserSecrets secrets,
            UserOptions options,
            Clock clock,
            PasswordHash hash) {
        InvitationStore invited = new InvitationStore(database);
        Passwords passwords = new Passwords(hash);
        SessionTokens tokens = new SessionTokens(secrets.sessions(), clock);
        users = new UserStore(database);
        audit = new UserAudit(new AuditLog(database, clock));
        sessions = new Sessions(users, tokens, new RecentUsers(users, Ticker.systemTicker()));
        throttle = new LoginThrottle(clock);
        registrar =
                new Registrar(
                        new Newcomers(users, invited, audit),
                        passwords,
                        sessions,
                        options.openRegistration(),
                        clock);
        credentials = new Credentials(users, passwords, throttle, sessions, audit);
        invitations = new Invitations(invited, options.invitationLife(), audit, clock);
        if (secrets.pepperIsNew() && users.hasUsers()) {
            LOG.warn(
                    "the password pepper was missing and was made anew: no password fits any more;"
                            + " restore its file or reset the passwords");
        }
    }

    /** Makes a user: the first one from this machine is the owner, others need an invitation. */
    public Registration register(RegisterRequest request, InetAddress from, boolean fromLoopback) {
        return throttle.claim(Network.of(from))
                .<Registration>map(Registration.Throttled::new)
                .orElseGet(() -> registrar.register(request, fromLoopback));
    }

    /** Begins a session, if the password is the user's. */
    public SignIn signIn(String email, String password, InetAddress from) {
        return credentials.signIn(email, password, from);
    }

    /** The user a session token stands for, unless it is forged, expired or ended. */
    public Optional<User> authenticate(String jwt) {
        return sessions.recognise(jwt);
    }

    /** Sets another password, ends every session of the user and begins one. */
    public PasswordChange changePassword(User user, String current, String next, InetAddress from) {
        return credentials.change(user, current, next, from);
    }

    /** Ends every session of the user: log out everywhere. */
    public void endSessions(User user) {
        audit.ifDone(
                () -> {
                    sessions.endAll(user);
                    return true;
                },
                () -> audit.did("user.end_sessions", user));
    }

    /**
     * Sets a password without the current one, for whoever has the data directory, and ends every
     * session of the user.
     *
     * @throws UserException if there is no such user or the password does not do
     */
    public User resetPassword(String email, String newPassword) {
        return credentials.reset(email, newPassword);
    }

    /**
     * Makes the owner, for the window and the command line.
     *
     * @throws UserException if there is one already, or e-mail address or password do not do
     */
    public User createOwner(String email, String password) {
        return registrar.createOwner(email, password);
    }

    /** Whether anybody has registered; the first who does is the owner. */
    public boolean hasOwner() {
        return users.hasUsers();
    }

    /** The owner as this database has it, for who needs nothing else of users. */
    public static Optional<User> ownerIn(Database database) {
        return new UserStore(database).owner();
    }

    /** The owner, once there is one. */
    public Optional<User> owner() {
        return users.owner();
    }

    /** The users of the account, oldest first. */
    public List<User> list(String accountId) {
        return users.list(accountId);
    }

    /** Removes somebody from the account of {@code by}; who founded it stays. */
    public Removal remove(User by, String id) {
        if (id.equals(by.accountId())) {
            return new Removal.Refused("Who founded the account cannot be removed.");
        }
        if (!by.isFounder() && !by.id().equals(id)) {
            return new Removal.Refused("Only who founded the account may remove others.");
        }
        if (!removed(by.accountId(), id)) {
            return new Removal.NotFound();
        }
        sessions.ended(id);
        return new Removal.Removed();
    }

    private boolean removed(String accountId, String id) {
        Optional<User> user = users.find(id).map(StoredUser::user);
        return audit.ifDone(
                () -> users.delete(accountId, id), () -> user.ifPresent(audit::removed));
    }

    /**
     * Makes an invitation into the account of {@code by}, whose token is shown this once.
     *
     * @throws UserException unless {@code by} founded the account
     */
    public Invitation invite(User by) {
        return invitations.invite(by);
    }

    /** The account's invitations that can still be used, oldest first. */
    public List<OpenInvitation> invitations(String accountId) {
        return invitations.list(accountId);
    }

    /** Makes an invitation useless; false if the account has no such open one. */
    public boolean revokeInvitation(String accountId, String id) {
        return invitations.revoke(accountId, id);
    }
}
