package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.testkit.Consent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every way to end a sign-in with something that is not its own, unused, timely answer. */
class StateMisuseTest {
    private final List<Connecting> fixtures = new ArrayList<>();

    private interface Misuse {
        ConnectOutcome attempt(Connecting fixture, Consent consent);
    }

    @AfterEach
    void close() {
        fixtures.forEach(Connecting::close);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return Stream.of(
                misuse("another state", (f, c) -> end(f, c.code() + "#" + "A".repeat(43))),
                misuse("a cut state", (f, c) -> end(f, c.code() + "#" + c.state().substring(1))),
                misuse(
                        "a state in capitals",
                        (f, c) -> end(f, c.code() + "#" + c.state().toUpperCase(Locale.ROOT))),
                misuse("an empty state", (f, c) -> end(f, c.code() + "#")),
                misuse("a callback without state", (f, c) -> end(f, "code=" + c.code())),
                misuse(
                        "two states",
                        (f, c) -> end(f, "code=" + c.code() + "&state=x&state=" + c.state())),
                misuse(
                        "a state beside that contradicts",
                        (f, c) -> f.service.completeLogin(ACCOUNT, c.pasted(), "A".repeat(43))),
                misuse(
                        "another account's state",
                        (f, c) -> f.service.completeLogin("account-2", c.pasted(), null)),
                misuse(
                        "a code alone where two are open",
                        (f, c) -> {
                            f.service.startLogin(ACCOUNT);
                            return end(f, c.code());
                        }),
                misuse(
                        "ten minutes later",
                        (f, c) -> {
                            f.clock.advance(Duration.ofMinutes(10));
                            return end(f, c.pasted());
                        }),
                misuse(
                        "after eight newer ones",
                        (f, c) -> {
                            for (int i = 0; i < 8; i++) {
                                f.service.startLogin(ACCOUNT);
                            }
                            return end(f, c.pasted());
                        }),
                misuse(
                        "after a restart",
                        (f, c) -> {
                            f.restart();
                            return end(f, c.pasted());
                        }),
                misuse("a refusal", (f, c) -> end(f, "error=access_denied&state=" + c.state())),
                misuse("nothing", (f, _) -> end(f, " ")),
                misuse("two lines", (f, c) -> end(f, c.code() + "\r\nx#" + c.state())));
    }

    @TestFactory
    Stream<DynamicTest> refusesTheSameAgain() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "a used answer",
                        () -> {
                            Connecting fixture = fixture();
                            Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));
                            assertInstanceOf(
                                    ConnectOutcome.Connected.class, end(fixture, consent.pasted()));

                            assertEquals(
                                    new ConnectOutcome.Refused(
                                            Setback.of(
                                                    Obstacle.USED_ANSWER,
                                                    "This answer has been used already. Start the"
                                                            + " sign-in again.")),
                                    end(fixture, consent.pasted()));
                            assertEquals(1, fixture.upstream.oauth().exchanges());
                        }));
    }

    private DynamicTest misuse(String name, Misuse misuse) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    Connecting fixture = fixture();
                    Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));

                    assertInstanceOf(
                            ConnectOutcome.Refused.class, misuse.attempt(fixture, consent));

                    assertEquals(0, fixture.upstream.oauth().exchanges());
                    assertEquals(State.NONE, fixture.service.status(ACCOUNT).state());
                });
    }

    private Connecting fixture() {
        Connecting fixture = Connecting.start();
        fixtures.add(fixture);
        return fixture;
    }

    private static ConnectOutcome end(Connecting fixture, String pasted) {
        return fixture.service.completeLogin(ACCOUNT, pasted, null);
    }
}
