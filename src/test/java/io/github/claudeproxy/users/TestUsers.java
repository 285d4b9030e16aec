package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.mindrot.jbcrypt.BCrypt;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A user service on a database and a clock of its own, with cheap hashes that are counted. */
final class TestUsers implements AutoCloseable {
    static final String OWNER = "owner@example.com";
    static final String PASSWORD = "correct horse battery";
    static final InetAddress HERE = InetAddress.getLoopbackAddress();

    final TempDatabase temp = TempDatabase.create();
    final MovableClock clock = new MovableClock();
    final AtomicBoolean open = new AtomicBoolean();
    final AtomicInteger hashes = new AtomicInteger();
    final UserService service = start();

    /** Another service on the same data, as after a restart or in a second process. */
    UserService start() {
        UserSecrets secrets = UserSecrets.of(new SecretFiles(temp.directory()));
        UserOptions options = UserOptions.standard(open::get).withBcryptCost(4);
        PasswordHash hash = new PasswordHash(secrets.pepper(), 4, this::countedBcrypt);
        return new UserService(temp.database(), secrets, options, clock, hash);
    }

    private String countedBcrypt(String text, String salt) {
        hashes.incrementAndGet();
        return BCrypt.hashpw(text, salt);
    }

    User owner() {
        return service.createOwner(OWNER, PASSWORD);
    }

    /** Registers an admin invited by this user. */
    Session admin(User by, String email) {
        String token = service.invite(by).token();
        return assertInstanceOf(Registration.Registered.class, join(email, token)).session();
    }

    Registration join(String email, String token) {
        return service.register(
                new RegisterRequest(email, PASSWORD, Optional.of(token)), HERE, false);
    }

    Registration register(String email, InetAddress from, boolean fromLoopback) {
        RegisterRequest request = new RegisterRequest(email, PASSWORD, Optional.empty());
        return service.register(request, from, fromLoopback);
    }

    Session signIn() {
        SignIn signIn = service.signIn(OWNER, PASSWORD, HERE);
        return assertInstanceOf(SignIn.SignedIn.class, signIn).session();
    }

    /** An address in a network of its own for each number up to 65,535. */
    static InetAddress network(int number) {
        return InetAddress.ofLiteral("10." + (number >> 8) + "." + (number & 255) + ".7");
    }

    @Override
    public void close() {
        temp.close();
    }
}
