package io.github.claudeproxy.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.keys.KeyDecision.Accepted;
import io.github.claudeproxy.keys.KeyDecision.Refused;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

class KeyCheckTest {
    private static final String ACCOUNT = "account-1";

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), clock);

    @AfterEach
    void close() {
        keys.close();
        temp.close();
    }

    @Test
    void acceptsWhatItGenerated() {
        GeneratedKey generated = keys.generate(ACCOUNT, KeyRequest.named("Anna"));

        assertEquals(new Accepted(generated.key()), keys.check(generated.secret().value()));
    }

    @Test
    void asksForAKeyOfItsOwnWhenGivenAnother() {
        for (String other : List.of("", "dummy", "sk-ant-api03-abc", "Bearer cpk_x")) {
            assertEquals(
                    "This is not a key of this proxy: its keys start with cpk_. Use the key you"
                            + " were given for this address.",
                    refusal(other));
        }
    }

    @Test
    void asksWhetherItWasCopiedWhole() {
        String key = generate().secret().value();
        String typo =
                key.substring(0, 30) + (key.charAt(30) == 'x' ? 'y' : 'x') + key.substring(31);

        for (String damaged : List.of("cpk_", key.substring(0, 61), key + "\"", typo)) {
            assertEquals(
                    "This key is incomplete or mistyped. Was it copied whole? It starts with cpk_"
                            + " and has 62 characters.",
                    refusal(damaged));
        }
    }

    @Test
    void refusesAKeyThatNeverWas() {
        KeySecret stranger = KeyText.randomSecret("00000000", new SecureRandom());

        assertEquals(
                "The key cpk_00000000… is not known here: it was deleted or replaced. Ask whoever"
                        + " gave it to you for a new one.",
                refusal(stranger.value()));
    }

    @Test
    void refusesAnotherSecretOfAKnownId() {
        GeneratedKey generated = generate();
        KeySecret forged = KeyText.randomSecret(generated.key().id(), new SecureRandom());

        assertThat(refusal(forged.value())).contains("is not known here");
    }

    @Test
    void refusesRevokedKey() {
        GeneratedKey generated = generate();

        keys.delete(ACCOUNT, generated.key().id());

        assertThat(refusal(generated.secret().value())).contains("deleted or replaced");
    }

    @Test
    void refusesDisabledKeyUntilItIsEnabled() {
        GeneratedKey generated = generate();
        String id = generated.key().id();
        String secret = generated.secret().value();

        keys.disable(ACCOUNT, id);
        assertEquals(
                "The key cpk_" + id + "… is disabled. Ask whoever gave it to you to enable it.",
                refusal(secret));

        keys.enable(ACCOUNT, id);
        assertInstanceOf(Accepted.class, keys.check(secret));
    }

    @Test
    void refusesAKeyFromTheMomentItExpires() {
        Instant expiry = clock.instant().plus(Duration.ofHours(1));
        KeyRequest request = new KeyRequest("Trial", Endpoint.DEFAULT, expiry);
        GeneratedKey generated = keys.generate(ACCOUNT, request);
        String secret = generated.secret().value();

        clock.set(expiry.minusMillis(1));
        assertInstanceOf(Accepted.class, keys.check(secret));

        clock.set(expiry);
        assertEquals(
                "The key "
                        + generated.key().prefix()
                        + "… expired at 2026-11-23 13:00 UTC. Ask whoever gave it to you for a new"
                        + " one.",
                refusal(secret));
        assertEquals(KeyState.EXPIRED, keys.list(ACCOUNT).getFirst().state());

        keys.setExpiry(ACCOUNT, generated.key().id(), null);
        assertInstanceOf(Accepted.class, keys.check(secret));
    }

    @Test
    void refusesTheOldSecretOnceRotated() {
        GeneratedKey before = generate();

        GeneratedKey after = keys.rotate(ACCOUNT, before.key().id()).orElseThrow();

        assertEquals(before.key(), after.key());
        assertThat(refusal(before.secret().value())).contains("deleted or replaced");
        assertEquals(new Accepted(before.key()), keys.check(after.secret().value()));
    }

    @Test
    void tellsWhatTheKeyMayUse() {
        KeyRequest request = new KeyRequest("Batch", Set.of(Endpoint.BATCHES), null);
        GeneratedKey generated = keys.generate(ACCOUNT, request);

        Accepted accepted = (Accepted) keys.check(generated.secret().value());

        assertEquals(Set.of(Endpoint.BATCHES), accepted.key().endpoints());
        assertEquals(false, accepted.key().allows(Endpoint.MESSAGES));
    }

    @Test
    void neverRepeatsTheSecret() {
        GeneratedKey generated = generate();
        String secret = generated.secret().value();
        keys.delete(ACCOUNT, generated.key().id());

        for (String presented : List.of(secret, secret + "x", secret.substring(4))) {
            assertThat(refusal(presented)).doesNotContain(secret.substring(13, 21));
        }
    }

    @Test
    void notesTheLastUseToTheSecond() {
        GeneratedKey generated = generate();
        String secret = generated.secret().value();
        assertEquals(null, generated.key().lastUsedAt());

        keys.check(secret);
        clock.advance(Duration.ofMillis(999));
        keys.check(secret);
        assertEquals(MovableClock.START, keys.list(ACCOUNT).getFirst().lastUsedAt());

        clock.advance(Duration.ofMillis(1));
        keys.check(secret);
        assertEquals(clock.instant(), keys.list(ACCOUNT).getFirst().lastUsedAt());
    }

    @Test
    void doesNotTakeARefusedCheckForAUse() {
        GeneratedKey generated = generate();
        keys.disable(ACCOUNT, generated.key().id());

        keys.check(generated.secret().value());

        assertEquals(null, keys.list(ACCOUNT).getFirst().lastUsedAt());
    }

    private GeneratedKey generate() {
        return keys.generate(ACCOUNT, KeyRequest.named("Anna"));
    }

    private String refusal(String presented) {
        return ((Refused) keys.check(presented)).message();
    }
}
