package io.github.claudeproxy.users;

import static io.github.claudeproxy.users.TestUsers.HERE;
import static io.github.claudeproxy.users.TestUsers.OWNER;
import static io.github.claudeproxy.users.TestUsers.PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.claudeproxy.users.PasswordChange.Changed;
import io.github.claudeproxy.users.PasswordChange.Invalid;
import io.github.claudeproxy.users.PasswordChange.Throttled;
import io.github.claudeproxy.users.PasswordChange.WrongPassword;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class SessionTest {
    private static final String NEXT = "another long password";

    private final TestUsers users = new TestUsers();
    private final User owner = users.owner();
    private final Session session = users.signIn();

    @AfterEach
    void close() {
        users.close();
    }

    @Test
    void endsAtOnceWhenThePasswordChangesAndAFreshOneReplacesIt() {
        Session other = users.signIn();
        assertRecognised(session);

        Session fresh = changed(users.service.changePassword(owner, PASSWORD, NEXT, HERE));

        assertEnded(session);
        assertEnded(other);
        assertRecognised(fresh);
        assertInstanceOf(
                SignIn.WrongCredentials.class, users.service.signIn(OWNER, PASSWORD, HERE));
        assertInstanceOf(SignIn.SignedIn.class, users.service.signIn(OWNER, NEXT, HERE));
    }

    @Test
    void staysWhenTheCurrentPasswordIsWrongOrTheNextDoesNotDo() {
        assertEquals(
                new WrongPassword(),
                users.service.changePassword(owner, "not my password", NEXT, HERE));
        assertEquals(
                new Invalid(UserMistake.PASSWORD_SHORT),
                users.service.changePassword(owner, PASSWORD, "short", HERE));

        assertRecognised(session);
    }

    @Test
    void cannotBeUsedToGuessThePassword() {
        for (int i = 0; i < 5; i++) {
            users.service.changePassword(owner, "not my password", NEXT, HERE);
        }

        assertEquals(
                new Throttled(Duration.ofMinutes(15)),
                users.service.changePassword(owner, PASSWORD, NEXT, HERE));
    }

    @Test
    void endsWithAllOthersOfTheUserOnly() {
        Session ann = users.admin(owner, "ann@example.com");

        users.service.endSessions(owner);

        assertEnded(session);
        assertRecognised(ann);
        assertRecognised(users.signIn());
    }

    @Test
    void endsWhenThePasswordIsReset() {
        assertRecognised(session);

        assertEquals(owner, users.service.resetPassword("Owner@Example.com", NEXT));

        assertEnded(session);
        assertInstanceOf(SignIn.SignedIn.class, users.service.signIn(OWNER, NEXT, HERE));
    }

    @Test
    void isNotTouchedByAResetThatFails() {
        assertThrows(UserException.class, () -> users.service.resetPassword("x@example.com", NEXT));
        assertThrows(UserException.class, () -> users.service.resetPassword(OWNER, "short"));

        assertRecognised(session);
    }

    @Test
    void endsWhenTheUserIsRemoved() {
        Session ann = users.admin(owner, "ann@example.com");
        assertRecognised(ann);

        assertEquals(new Removal.Removed(), users.service.remove(owner, ann.user().id()));

        assertEnded(ann);
        assertEquals(List.of(owner), users.service.list(owner.accountId()));
    }

    @Test
    void doesNotLetAnAdminRemoveOthers() {
        Session ann = users.admin(owner, "ann@example.com");
        Session bob = users.admin(owner, "bob@example.com");

        assertInstanceOf(Removal.Refused.class, users.service.remove(ann.user(), bob.user().id()));
        assertInstanceOf(Removal.Refused.class, users.service.remove(ann.user(), owner.id()));
        assertInstanceOf(Removal.Refused.class, users.service.remove(owner, owner.id()));
        assertEquals(new Removal.Removed(), users.service.remove(ann.user(), ann.user().id()));
    }

    @Test
    void doesNotReachIntoAnotherAccount() {
        users.open.set(true);
        User other = founder("other@example.com");
        User ann = users.admin(owner, "ann@example.com").user();

        assertEquals(new Removal.NotFound(), users.service.remove(other, ann.id()));
        assertEquals(new Removal.NotFound(), users.service.remove(owner, other.id()));
        assertEquals(List.of(other), users.service.list(other.accountId()));
    }

    @Test
    void survivesARestart() {
        UserService restarted = users.start();

        assertEquals(Optional.of(owner), restarted.authenticate(session.token()));
    }

    @Test
    void endsWithinASecondWhenAnotherProcessEndsIt() {
        AtomicLong nanos = new AtomicLong();
        UserStore store = new UserStore(users.temp.database());
        RecentUsers recent = new RecentUsers(store, nanos::get);
        long version = version(recent);
        users.service.endSessions(owner);
        assertEquals(version, version(recent));

        nanos.set(Duration.ofSeconds(1).toNanos());

        assertEquals(version + 1, version(recent));
    }

    @Test
    void endsAfterSevenDays() {
        users.clock.advance(Duration.ofDays(7).plusSeconds(59));
        assertRecognised(session);

        users.clock.advance(Duration.ofSeconds(2));

        assertEnded(session);
    }

    private long version(RecentUsers recent) {
        return recent.find(owner.id()).orElseThrow().tokenVersion();
    }

    private User founder(String email) {
        Registration answer = users.register(email, HERE, false);
        return assertInstanceOf(Registration.Registered.class, answer).session().user();
    }

    private static Session changed(PasswordChange answer) {
        return assertInstanceOf(Changed.class, answer).session();
    }

    private void assertRecognised(Session session) {
        assertEquals(Optional.of(session.user()), users.service.authenticate(session.token()));
    }

    private void assertEnded(Session session) {
        assertEquals(Optional.empty(), users.service.authenticate(session.token()));
    }
}
