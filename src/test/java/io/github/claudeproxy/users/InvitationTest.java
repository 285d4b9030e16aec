package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.secrets.OneTimeToken;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.users.Registration.EmailTaken;
import io.github.claudeproxy.users.Registration.Forbidden;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class InvitationTest {
    private static final Forbidden USELESS =
            new Forbidden("This invitation is unknown, used or expired. Ask for a new one.");

    private final TestUsers users = new TestUsers();
    private final User owner = users.owner();

    @AfterEach
    void close() {
        users.close();
    }

    @Test
    void letsSomebodyJoinTheAccountOfTheInviter() {
        User ann = users.admin(owner, "ann@example.com").user();

        assertEquals(
                new User(ann.id(), owner.id(), "ann@example.com", Role.ADMIN, MovableClock.START),
                ann);
        assertEquals(List.of(), users.service.invitations(owner.accountId()));
    }

    @Test
    void servesOnePersonOnly() {
        String token = users.service.invite(owner).token();
        users.join("ann@example.com", token);

        assertEquals(USELESS, users.join("bob@example.com", token));
    }

    @Test
    void servesOneOfManyPersonsAtOnce() throws Exception {
        InvitationStore store = new InvitationStore(users.temp.database());
        OneTimeToken token = new OneTimeToken(users.service.invite(owner).token());
        List<Callable<Redemption>> tries =
                IntStream.range(0, 40)
                        .mapToObj(n -> (Callable<Redemption>) () -> store.redeem(token, fresh(n)))
                        .toList();

        long joined = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
            for (Future<Redemption> answer : threads.invokeAll(tries)) {
                joined += answer.get() instanceof Redemption.Joined ? 1 : 0;
            }
        }

        assertEquals(1, joined);
        assertEquals(2, users.service.list(owner.accountId()).size());
    }

    @Test
    void staysGoodWhenTheAddressIsTaken() {
        String token = users.service.invite(owner).token();

        assertEquals(new EmailTaken(), users.join("OWNER@example.com", token));

        assertInstanceOf(Registration.Registered.class, users.join("ann@example.com", token));
    }

    @Test
    void expiresAfterThreeDays() {
        Invitation invitation = users.service.invite(owner);
        users.clock.advance(Duration.ofDays(3));

        assertEquals(users.clock.instant(), invitation.expiresAt());
        assertEquals(USELESS, users.join("ann@example.com", invitation.token()));
        assertEquals(List.of(), users.service.invitations(owner.accountId()));
    }

    @Test
    void isUselessOnceRevoked() {
        Invitation invitation = users.service.invite(owner);

        assertTrue(users.service.revokeInvitation(owner.accountId(), invitation.id()));

        assertEquals(USELESS, users.join("ann@example.com", invitation.token()));
        assertFalse(users.service.revokeInvitation(owner.accountId(), invitation.id()));
    }

    @Test
    void isSeenAndRevokedByItsAccountOnly() {
        users.open.set(true);
        User other = stranger();
        Invitation invitation = users.service.invite(owner);

        assertFalse(users.service.revokeInvitation(other.accountId(), invitation.id()));
        assertEquals(List.of(), users.service.invitations(other.accountId()));
        assertEquals(
                List.of(
                        new OpenInvitation(
                                invitation.id(),
                                owner.id(),
                                MovableClock.START,
                                invitation.expiresAt())),
                users.service.invitations(owner.accountId()));
    }

    @Test
    void mustFitEvenWhileRegistrationIsOpen() {
        users.open.set(true);

        assertEquals(USELESS, users.join("ann@example.com", "no such invitation"));
    }

    @Test
    void isMadeByFoundersOnly() {
        User ann = users.admin(owner, "ann@example.com").user();

        assertThrows(UserException.class, () -> users.service.invite(ann));
    }

    @Test
    void isKeptAsAHashAndMaskedInText() {
        Invitation invitation = users.service.invite(owner);
        String token = invitation.token();

        assertEquals(43, token.length());
        assertFalse(invitation.toString().contains(token));
        assertFalse(
                users.temp.contents().stream()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .anyMatch(text -> text.contains(token)));
    }

    private User stranger() {
        Registration answer = users.register("stranger@example.com", TestUsers.network(1), false);
        return assertInstanceOf(Registration.Registered.class, answer).session().user();
    }

    private static NewUser fresh(int n) {
        EmailAddress email = EmailAddress.require("u" + n + "@example.com");
        return new NewUser("id-" + n, email, "hash", MovableClock.START);
    }
}
