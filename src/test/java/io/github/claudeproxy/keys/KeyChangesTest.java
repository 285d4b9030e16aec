package io.github.claudeproxy.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.keys.KeyDecision.Accepted;
import io.github.claudeproxy.keys.KeyException.Reason;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class KeyChangesTest {
    private static final String ACCOUNT = "account-1";
    private static final String OTHER = "account-2";

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), clock);

    @AfterEach
    void close() {
        keys.close();
        temp.close();
    }

    @Test
    void describesTheKeyItMade() {
        Instant expiry = clock.instant().plus(Duration.ofDays(30));
        Set<Endpoint> endpoints = Set.of(Endpoint.MESSAGES, Endpoint.FILES);

        Key key = keys.generate(ACCOUNT, new KeyRequest("  Anna ", endpoints, expiry)).key();

        Key expected =
                new Key(
                        key.id(),
                        ACCOUNT,
                        "Anna",
                        "cpk_" + key.id(),
                        KeyState.ACTIVE,
                        endpoints,
                        clock.instant(),
                        expiry,
                        null);
        assertEquals(expected, key);
        assertEquals(List.of(expected), keys.list(ACCOUNT));
        assertEquals(Optional.of(expected), keys.find(ACCOUNT, key.id()));
    }

    @Test
    void listsNewestFirst() {
        Key first = generate("first");
        clock.advance(Duration.ofSeconds(1));
        Key second = generate("second");

        assertEquals(List.of(second, first), keys.list(ACCOUNT));
    }

    @Test
    void refusesNamesThatAreEmptyLongOrUnprintable() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        for (String name : List.of("x", "ä".repeat(80), "Team 7 / Büro", family)) {
            assertEquals(name, generate(name).name());
        }

        for (String name :
                List.of("", " \t ", "x".repeat(81), "a\nb", "a\u0000", "\u202Eevil", "\uD800")) {
            assertRefused(Reason.INVALID, "name", () -> generate(name));
        }
        assertEquals(4, keys.list(ACCOUNT).size());
    }

    @Test
    void refusesANameThatALiveKeyHasInAnyCase() {
        Key anna = generate("Änna");

        assertRefused(Reason.NAME_TAKEN, "name", () -> generate("äNNA "));
        assertRefused(Reason.NAME_TAKEN, "name", () -> generate("A\u0308nna"));

        assertEquals("Änna", keys.generate(OTHER, KeyRequest.named("Änna")).key().name());
        keys.delete(ACCOUNT, anna.id());
        assertEquals("änna", generate("änna").name());
    }

    @Test
    void renamesUnlessTheNameIsTaken() {
        Key anna = generate("Anna");
        generate("Ben");

        assertRefused(Reason.NAME_TAKEN, "name", () -> keys.rename(ACCOUNT, anna.id(), "ben"));
        assertRefused(Reason.INVALID, "name", () -> keys.rename(ACCOUNT, anna.id(), ""));
        assertEquals("ANNA", keys.rename(ACCOUNT, anna.id(), "ANNA").orElseThrow().name());
        assertEquals("Carl", keys.rename(ACCOUNT, anna.id(), "Carl").orElseThrow().name());
        assertEquals("Carl", keys.find(ACCOUNT, anna.id()).orElseThrow().name());
        assertEquals("Anna", generate("Anna").name());
    }

    @Test
    void refusesAnExpiryThatIsNotAhead() {
        Key anna = generate("Anna");
        for (Instant expiry : List.of(clock.instant(), Instant.EPOCH, Instant.MAX)) {
            assertRefused(
                    Reason.INVALID,
                    "expires_at",
                    () -> keys.generate(ACCOUNT, new KeyRequest("B", Endpoint.DEFAULT, expiry)));
            assertRefused(
                    Reason.INVALID, "expires_at", () -> keys.setExpiry(ACCOUNT, anna.id(), expiry));
        }
    }

    @Test
    void refusesAKeyForNothing() {
        assertRefused(
                Reason.INVALID,
                "endpoints",
                () -> keys.generate(ACCOUNT, new KeyRequest("B", Set.of(), null)));
    }

    @Test
    void changesNoKeyOfAnotherAccount() {
        GeneratedKey generated = keys.generate(ACCOUNT, KeyRequest.named("Anna"));
        String id = generated.key().id();

        assertEquals(List.of(), keys.list(OTHER));
        assertEquals(Optional.empty(), keys.find(OTHER, id));
        assertEquals(Optional.empty(), keys.rename(OTHER, id, "Mine"));
        assertEquals(Optional.empty(), keys.disable(OTHER, id));
        assertEquals(Optional.empty(), keys.enable(OTHER, id));
        assertEquals(Optional.empty(), keys.setExpiry(OTHER, id, null));
        assertEquals(Optional.empty(), keys.rotate(OTHER, id));
        assertFalse(keys.delete(OTHER, id));
        assertEquals(List.of(), keys.labels(OTHER));

        assertEquals(List.of(generated.key()), keys.list(ACCOUNT));
        assertInstanceOf(Accepted.class, keys.check(generated.secret().value()));
    }

    @Test
    void knowsADeletedKeyOnlyByItsLabel() {
        Key anna = generate("Anna");

        assertTrue(keys.delete(ACCOUNT, anna.id()));

        assertFalse(keys.delete(ACCOUNT, anna.id()));
        assertEquals(List.of(), keys.list(ACCOUNT));
        assertEquals(Optional.empty(), keys.enable(ACCOUNT, anna.id()));
        assertEquals(Optional.empty(), keys.rotate(ACCOUNT, anna.id()));
        assertEquals(
                List.of(new KeyLabel(anna.id(), "Anna", anna.prefix(), true)),
                keys.labels(ACCOUNT));
    }

    @Test
    void makesHundredKeysAtOnceAllDifferent() throws Exception {
        List<Callable<GeneratedKey>> calls =
                IntStream.range(0, 100).mapToObj(this::generation).toList();
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<GeneratedKey> made : executor.invokeAll(calls)) {
                ids.add(made.get().key().id());
                secrets.add(made.get().secret().value().substring(13, 56));
            }
        }

        assertEquals(100, ids.size());
        assertEquals(100, secrets.size());
        assertEquals(100, keys.list(ACCOUNT).size());
    }

    @Test
    void givesANameOnceToManyWhoAskAtOnce() throws Exception {
        List<Callable<Boolean>> calls =
                IntStream.range(0, 20).<Callable<Boolean>>mapToObj(_ -> this::tryAnna).toList();
        int made = 0;

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> success : executor.invokeAll(calls)) {
                made += success.get() ? 1 : 0;
            }
        }

        assertEquals(1, made);
    }

    private Callable<GeneratedKey> generation(int i) {
        return () -> keys.generate(ACCOUNT, KeyRequest.named("key " + i));
    }

    private boolean tryAnna() {
        try {
            generate("Anna");
            return true;
        } catch (KeyException e) {
            return false;
        }
    }

    private Key generate(String name) {
        return keys.generate(ACCOUNT, KeyRequest.named(name)).key();
    }

    private static void assertRefused(Reason reason, String field, Executable change) {
        KeyException refusal = assertThrows(KeyException.class, change);
        assertEquals(List.of(reason, field), List.of(refusal.reason(), refusal.field()));
    }

    @Test
    void bringsADeletedKeyBackWithItsSecret() {
        GeneratedKey made = keys.generate(ACCOUNT, KeyRequest.named("Anna"));
        DeletedKey deleted = keys.remove(ACCOUNT, made.key().id()).orElseThrow();
        assertInstanceOf(KeyDecision.Refused.class, keys.check(made.secret().value()));

        Optional<Key> restored = keys.restore(deleted);

        assertEquals(Optional.of(made.key()), restored);
        assertInstanceOf(Accepted.class, keys.check(made.secret().value()));
        assertEquals(List.of("Anna"), keys.list(ACCOUNT).stream().map(Key::name).toList());
    }

    @Test
    void doesNotBringAKeyBackWhoseNameWasTaken() {
        Key key = keys.generate(ACCOUNT, KeyRequest.named("Anna")).key();
        DeletedKey deleted = keys.remove(ACCOUNT, key.id()).orElseThrow();
        keys.generate(ACCOUNT, KeyRequest.named("anna"));

        KeyException refused = assertThrows(KeyException.class, () -> keys.restore(deleted));

        assertEquals(Reason.NAME_TAKEN, refused.reason());
    }

    @Test
    void setsWhichPartsOfTheApiAKeyMayUse() {
        Key key = keys.generate(ACCOUNT, KeyRequest.named("Anna")).key();

        keys.setEndpoints(ACCOUNT, key.id(), Set.of(Endpoint.FILES));

        assertEquals(
                Optional.of(Set.of(Endpoint.FILES)),
                keys.find(ACCOUNT, key.id()).map(Key::endpoints));
        assertThrows(KeyException.class, () -> keys.setEndpoints(ACCOUNT, key.id(), Set.of()));
    }
}
