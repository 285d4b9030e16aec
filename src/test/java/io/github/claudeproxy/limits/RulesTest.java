package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

final class RulesTest {
    private final Limiting limiting = new Limiting();

    @AfterEach
    void close() {
        limiting.close();
    }

    @Test
    void freeKeysAreNotCounted() {
        Key key = limiting.key("a");
        limiting.key("b", Limiting.budget(1));

        assertThat(limiting.admit(key)).isSameAs(Admission.FREE);
        assertThat(limiting.limits.needsFacts(key)).isFalse();
    }

    @Test
    void limitsCallsPerMinuteAsASlidingWindow() {
        Key key = limiting.key("a", Limiting.calls(2, null));
        assertThat(limiting.use(key, 1)).isTrue();
        limiting.clock.advance(Duration.ofSeconds(20));
        assertThat(limiting.use(key, 1)).isTrue();

        assertEquals(
                new Admission.Refused(
                        Admission.Reason.CALLS_PER_MINUTE,
                        "This key's limit of 2 calls per minute is reached. It has room again at"
                                + " 12:01:00 UTC. Ask whoever gave you this key.",
                        Duration.ofSeconds(40)),
                limiting.admit(key));
        limiting.restart();
        assertThat(limiting.use(key, 1)).isFalse();
        limiting.clock.advance(Duration.ofSeconds(40));
        assertThat(limiting.use(key, 1)).isTrue();
        assertThat(limiting.use(key, 1)).isFalse();
    }

    @Test
    void limitsModels() {
        Key key = limiting.key("a", Limiting.lists(List.of("claude-haiku-*"), List.of()));

        assertEquals(Admission.Reason.MODEL, refused(key, "claude-opus-5"));
        assertEquals(Admission.Reason.MODEL, refused(key, null));
        assertThat(admit(key, "Claude-Haiku-4-5")).isInstanceOf(Admission.Admitted.class);
    }

    private Admission admit(Key key, @Nullable String model) {
        return limiting.limits.admit(
                limiting.facts(key, CallFacts.Kind.MESSAGE, model, 1), new Limiting.Heard());
    }

    private Admission.Reason refused(Key key, @Nullable String model) {
        return ((Admission.Refused) admit(key, model)).reason();
    }

    @Test
    void limitsNetworks() {
        Key key = limiting.key("a", Limiting.lists(List.of(), List.of("10.0.0.0/8")));
        Key local = limiting.key("b", Limiting.lists(List.of(), List.of("127.0.0.0/8", "::1")));

        assertEquals(Admission.Reason.NETWORK, refused(key, "m"));
        assertThat(admit(local, "m")).isInstanceOf(Admission.Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 192.168.1.255, true",
        "192.168.1.0/24, 192.168.2.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "fe80::/10, fe80::1, true",
        "fe80::/10, 10.0.0.1, false"
    })
    void networksHoldTheirAddresses(String network, String address, boolean holds)
            throws UnknownHostException {
        assertEquals(holds, Network.parse(network).contains(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "1.2.3", "1.2.3.4/33", "1.2.3.4/x", "1.2.3.999", "/8"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(LimitException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "claude-*-5, claude-opus-5, true",
        "claude-*-5, claude-opus-5-5x, false",
        "a*b*c, axxbyyc, true",
        "a*b*c, axxbyy, false",
        "claude, claude-x, false"
    })
    void globsMatch(String glob, String model, boolean matches) {
        assertEquals(matches, new ModelGlob(glob).matches(model));
    }

    @Test
    void firstUseSetsTheExpiry() {
        Key key = limiting.key("a", Limiting.life(Duration.ofDays(14)));
        assertThat(limiting.keys.find(Limiting.ACCOUNT, key.id()).orElseThrow().expiresAt())
                .isNull();
        limiting.clock.advance(Duration.ofDays(3));

        limiting.use(key, 1);

        await().until(() -> expiry(key) != null);
        assertEquals(Instant.parse("2026-12-10T12:00:00Z"), expiry(key));
        limiting.clock.advance(Duration.ofDays(14));
        assertEquals(
                KeyState.EXPIRED,
                limiting.keys.find(Limiting.ACCOUNT, key.id()).orElseThrow().state());
    }

    @Test
    void aDateThatSomebodyChoseHoldsInsteadOfTheFirstUse() {
        Key key = limiting.key("a", Limiting.life(Duration.ofDays(14)));
        limiting.use(key, 1);
        await().until(() -> expiry(key) != null);
        Instant later = Instant.parse("2027-12-31T00:00:00Z");

        limiting.keys.setExpiry(Limiting.ACCOUNT, key.id(), later);
        limiting.limits.expiryChosen(Limiting.ACCOUNT, key.id());
        limiting.restart();

        assertEquals(later, expiry(key));
        assertEquals(
                KeyLimits.NONE,
                limiting.limits.state(Limiting.ACCOUNT, key.id()).orElseThrow().limits());
    }

    private @Nullable Instant expiry(Key key) {
        return limiting.keys.find(Limiting.ACCOUNT, key.id()).orElseThrow().expiresAt();
    }

    @Test
    void keepsAllLimitsOverARestart() {
        KeyLimits all =
                new KeyLimits(
                        5,
                        6,
                        7L,
                        new Budget(8, Period.MONTH, 31),
                        List.of(new ModelGlob("claude-*")),
                        List.of(Network.parse("fe80::/10")),
                        Duration.ofHours(9),
                        10,
                        ZoneId.of("Europe/Vienna"));
        Key key = limiting.key("a", all);

        limiting.restart();

        assertEquals(all, limiting.limits.state(Limiting.ACCOUNT, key.id()).orElseThrow().limits());
    }

    @Test
    void changesNothingOfAnotherAccount() {
        Key key = limiting.key("a");

        assertThat(limiting.limits.set("other", List.of(key.id()), Limiting.budget(1))).isFalse();
        assertThat(limiting.limits.state("other", key.id())).isEmpty();
        assertThat(limiting.admit(key)).isSameAs(Admission.FREE);
    }
}
