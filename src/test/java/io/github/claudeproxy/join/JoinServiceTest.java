package io.github.claudeproxy.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class JoinServiceTest {
    private static final String ACCOUNT = "account-1";
    private static final String LEAD = "lead@example.com";
    private static final Duration DAY = Duration.ofDays(1);

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), clock);
    private final JoinService links = new JoinService(temp.database(), keys, clock);
    private final GeneratedKey made = keys.generate(ACCOUNT, KeyRequest.named("Anna"));

    @AfterEach
    void close() {
        keys.close();
        temp.close();
    }

    @Test
    void saysWhoInvitesWithoutUsingItUp() {
        NewJoinLink link = link();

        Invited invited = links.look(link.token()).orElseThrow();

        assertThat(invited).isEqualTo(new Invited(LEAD, "Anna", clock.instant().plus(DAY)));
        assertThat(links.look(link.token())).isPresent();
        assertThat(accepts(made.secret().value())).isTrue();
    }

    @Test
    void givesTheKeyANewSecretOnce() {
        NewJoinLink link = link();

        GeneratedKey revealed = links.reveal(link.token()).orElseThrow();

        assertThat(accepts(revealed.secret().value())).isTrue();
        assertThat(accepts(made.secret().value())).isFalse();
        assertThat(links.reveal(link.token())).isEmpty();
        assertThat(links.look(link.token())).isEmpty();
        assertThat(links.list(ACCOUNT)).isEmpty();
    }

    @Test
    void letsOneOfManyThatTryAtOnceIn() throws InterruptedException {
        NewJoinLink link = link();
        List<Callable<Boolean>> tries =
                IntStream.range(0, 16)
                        .<Callable<Boolean>>mapToObj(
                                _ -> () -> links.reveal(link.token()).isPresent())
                        .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(tries).stream().filter(each -> each.resultNow()))
                    .hasSize(1);
        }
    }

    @Test
    void endsWithItsTime() {
        NewJoinLink link = link();

        clock.advance(DAY);

        assertThat(links.look(link.token())).isEmpty();
        assertThat(links.reveal(link.token())).isEmpty();
        assertThat(accepts(made.secret().value())).isTrue();
    }

    @Test
    void endsWhenRevokedByTheAccountItself() {
        NewJoinLink link = link();

        assertThat(links.revoke("account-2", link.link().id())).isFalse();
        assertThat(links.look(link.token())).isPresent();
        assertThat(links.revoke(ACCOUNT, link.link().id())).isTrue();
        assertThat(links.reveal(link.token())).isEmpty();
    }

    @Test
    void endsWhenAnotherIsMadeForTheSameKey() {
        NewJoinLink first = link();
        NewJoinLink second = link();

        assertThat(links.look(first.token())).isEmpty();
        assertThat(links.look(second.token())).isPresent();
    }

    @Test
    void waitsWhileItsKeyIsDisabled() {
        NewJoinLink link = link();
        keys.disable(ACCOUNT, made.key().id());

        assertThat(links.reveal(link.token())).isEmpty();

        keys.enable(ACCOUNT, made.key().id());
        assertThat(links.reveal(link.token())).isPresent();
    }

    @Test
    void isMadeOnlyForKeysOfTheAccountAndForAWhile() {
        assertThat(links.create("account-2", made.key().id(), LEAD, DAY)).isEmpty();
        assertThatThrownBy(() -> links.create(ACCOUNT, made.key().id(), LEAD, Duration.ofDays(31)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void storesNeitherTokenNorKey() {
        NewJoinLink link = link();
        String key = links.reveal(link().token()).orElseThrow().secret().value();

        assertThat(link.toString()).doesNotContain(link.token().text());
        for (byte[] file : temp.contents()) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            assertThat(text.contains(link.token().text())).isFalse();
            assertThat(text.contains(key)).isFalse();
        }
    }

    private NewJoinLink link() {
        Key key = made.key();
        return links.create(ACCOUNT, key.id(), LEAD, DAY).orElseThrow();
    }

    private boolean accepts(String key) {
        return keys.check(key) instanceof KeyDecision.Accepted;
    }
}
