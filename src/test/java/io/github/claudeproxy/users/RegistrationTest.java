package io.github.claudeproxy.users;

import static io.github.claudeproxy.users.TestUsers.HERE;
import static io.github.claudeproxy.users.TestUsers.PASSWORD;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.users.Registration.EmailTaken;
import io.github.claudeproxy.users.Registration.Forbidden;
import io.github.claudeproxy.users.Registration.Invalid;
import io.github.claudeproxy.users.Registration.Registered;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class RegistrationTest {
    private final TestUsers users = new TestUsers();

    @AfterEach
    void close() {
        users.close();
    }

    @Test
    void makesTheFirstFromThisMachineTheOwner() {
        Session session = registered(users.register(" Ann@Example.com ", HERE, true));

        User ann = session.user();
        assertEquals(
                new User(ann.id(), ann.id(), "Ann@Example.com", Role.OWNER, MovableClock.START),
                ann);
        assertEquals(Optional.of(ann), users.service.authenticate(session.token()));
        assertTrue(users.service.hasOwner());
    }

    @Test
    void refusesTheFirstFromAnotherMachineEvenWhileRegistrationIsOpen() {
        users.open.set(true);

        Registration answer = users.register("ann@example.com", TestUsers.network(1), false);

        assertEquals(
                new Forbidden("The first account is made on the computer that runs the proxy."),
                answer);
        assertFalse(users.service.hasOwner());
    }

    @Test
    void isClosedOnceThereIsAnOwnerAndSparesTheHash() {
        users.owner();
        int before = users.hashes.get();

        Registration answer = users.register("bob@example.com", HERE, true);

        assertInstanceOf(Forbidden.class, answer);
        assertEquals(before, users.hashes.get());
    }

    @Test
    void foundsAnAccountOfItsOwnWhileRegistrationIsOpen() {
        User owner = users.owner();
        users.open.set(true);

        User bob =
                registered(users.register("bob@example.com", TestUsers.network(1), false)).user();

        assertEquals(Role.ADMIN, bob.role());
        assertEquals(bob.id(), bob.accountId());
        assertEquals(List.of(bob), users.service.list(bob.accountId()));
        assertEquals(List.of(owner), users.service.list(owner.accountId()));
    }

    @Test
    void knowsAnAddressAgainInOtherCaseAndComposition() {
        users.owner();
        users.open.set(true);
        registered(users.register("jos\u00e9@example.com", HERE, true));

        assertEquals(new EmailTaken(), users.register("Jose\u0301@EXAMPLE.com", HERE, true));
    }

    @Test
    void saysWhichFieldDoesNotDo() {
        assertEquals(
                new Invalid("email", "This is not an e-mail address."),
                users.register("ann", HERE, true));
        assertEquals(
                new Invalid("password", "The password must have at least 12 characters."),
                users.service.register(
                        new RegisterRequest("a@example.com", "short", Optional.empty()),
                        HERE,
                        true));
    }

    @Test
    void hasExactlyOneOwnerAfterAHundredRegistrationsAtOnce() throws Exception {
        List<Registration> answers =
                atOnce(n -> users.register("u" + n + "@example.com", TestUsers.network(n), true));

        List<Registration> registered =
                answers.stream().filter(Registered.class::isInstance).toList();
        assertEquals(1, registered.size());
        User owner = registered(registered.getFirst()).user();
        assertEquals(List.of(owner), users.service.list(owner.accountId()));
        assertThat(answers)
                .hasSize(100)
                .allSatisfy(
                        answer ->
                                assertThat(answer)
                                        .isInstanceOfAny(
                                                Registered.class,
                                                Forbidden.class,
                                                Registration.Throttled.class));
    }

    @Test
    void storesExactlyOneOwnerOfAHundredAtOnce() throws Exception {
        UserStore store = new UserStore(users.temp.database());

        List<Boolean> answers = atOnce(n -> store.insertOwner(newUser(n)));

        assertEquals(1, answers.stream().filter(made -> made).count());
    }

    @Test
    void slowsDownManyRegistrationsFromOneNetwork() {
        users.owner();
        for (int i = 0; i < 30; i++) {
            assertInstanceOf(Forbidden.class, users.register("x@example.com", HERE, true));
        }

        assertInstanceOf(Registration.Throttled.class, users.register("x@example.com", HERE, true));
    }

    @Test
    void createsTheOwnerOnceFromTheCommandLine() {
        User owner = users.owner();

        assertEquals(owner, users.signIn().user());
        UserException again = assertThrows(UserException.class, users::owner);
        assertEquals("There is an owner already.", again.getMessage());
    }

    @Test
    void tellsTheCommandLineWhatDoesNotDo() {
        UserException email =
                assertThrows(UserException.class, () -> users.service.createOwner("ann", PASSWORD));
        UserException password =
                assertThrows(
                        UserException.class, () -> users.service.createOwner("a@b.c", "short"));

        assertEquals("This is not an e-mail address.", email.getMessage());
        assertEquals("The password must have at least 12 characters.", password.getMessage());
    }

    private static Session registered(Registration answer) {
        return assertInstanceOf(Registered.class, answer).session();
    }

    private static NewUser newUser(int n) {
        EmailAddress email = EmailAddress.require("u" + n + "@example.com");
        return new NewUser("id-" + n, email, "hash", MovableClock.START);
    }

    private interface Numbered<T> {
        T call(int number);
    }

    private static <T> List<T> atOnce(Numbered<T> task) throws Exception {
        List<Callable<T>> tasks =
                IntStream.range(0, 100).mapToObj(n -> (Callable<T>) () -> task.call(n)).toList();
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(100)) {
            for (Future<T> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
