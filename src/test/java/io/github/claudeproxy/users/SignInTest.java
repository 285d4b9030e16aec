package io.github.claudeproxy.users;

import static io.github.claudeproxy.users.TestUsers.HERE;
import static io.github.claudeproxy.users.TestUsers.OWNER;
import static io.github.claudeproxy.users.TestUsers.PASSWORD;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.users.SignIn.SignedIn;
import io.github.claudeproxy.users.SignIn.Throttled;
import io.github.claudeproxy.users.SignIn.WrongCredentials;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

class SignInTest {
    private static final InetAddress STRANGER = TestUsers.network(1);

    private final TestUsers users = new TestUsers();
    private final User owner = users.owner();

    @AfterEach
    void close() {
        users.close();
    }

    @Test
    void beginsASessionOfSevenDays() {
        Session session = users.signIn();

        assertEquals(
                new Session(session.token(), MovableClock.START.plus(Duration.ofDays(7)), owner),
                session);
        assertEquals(Optional.of(owner), users.service.authenticate(session.token()));
        assertFalse(session.toString().contains(session.token()));
    }

    @ParameterizedTest
    @ValueSource(strings = {" Owner@Example.COM ", "OWNER@EXAMPLE.COM", "owner@example.com"})
    void knowsTheAddressHoweverItIsTyped(String typed) {
        assertInstanceOf(SignedIn.class, users.service.signIn(typed, PASSWORD, HERE));
    }

    @ParameterizedTest
    @ValueSource(strings = {OWNER, "nobody@example.com", "not an address", ""})
    void answersAndHashesAlikeWhetherTheUserExistsOrNot(String email) {
        int before = users.hashes.get();

        SignIn answer = users.service.signIn(email, "some wrong password", HERE);

        assertEquals(new WrongCredentials(), answer);
        assertEquals(1, users.hashes.get() - before);
    }

    @ParameterizedTest
    @ValueSource(strings = {OWNER, "nobody@example.com", "not an address"})
    void isThrottledAfterFiveFailuresWhetherTheUserExistsOrNot(String email) {
        failFiveTimes(email, STRANGER);
        int before = users.hashes.get();

        SignIn answer = users.service.signIn(email, PASSWORD, STRANGER);

        assertEquals(new Throttled(Duration.ofMinutes(15)), answer);
        assertEquals(before, users.hashes.get());
    }

    @Test
    void letsTheOwnerInWhileAStrangerGuesses() {
        failFiveTimes(OWNER, STRANGER);

        assertInstanceOf(SignedIn.class, users.service.signIn(OWNER, PASSWORD, HERE));
    }

    @Test
    void letsAThrottledPersonTryAgainAfterAQuarterOfAnHour() {
        failFiveTimes(OWNER, HERE);
        users.clock.advance(Duration.ofMinutes(14));
        assertEquals(
                new Throttled(Duration.ofMinutes(1)), users.service.signIn(OWNER, PASSWORD, HERE));

        users.clock.advance(Duration.ofMinutes(1));

        assertInstanceOf(SignedIn.class, users.service.signIn(OWNER, PASSWORD, HERE));
    }

    @Test
    void forgetsFailuresOnceThePasswordWasRight() {
        for (int i = 0; i < 5; i++) {
            fail(OWNER, HERE, 4);
            users.signIn();
            users.clock.advance(Duration.ofMinutes(1));
        }

        assertInstanceOf(SignedIn.class, users.service.signIn(OWNER, PASSWORD, HERE));
    }

    @Test
    void checksFewPasswordsForWhoTriesManyAddresses() {
        int before = users.hashes.get();

        for (int i = 0; i < 200; i++) {
            users.service.signIn("u" + i + "@example.com", PASSWORD, STRANGER);
        }

        assertEquals(30, users.hashes.get() - before);
    }

    private void failFiveTimes(String email, InetAddress from) {
        fail(email, from, 5);
    }

    private void fail(String email, InetAddress from, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(
                    new WrongCredentials(), users.service.signIn(email, "wrong password", from));
        }
    }
}
