package io.github.claudeproxy.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.keys.KeyDecision.Accepted;
import io.github.claudeproxy.keys.KeyDecision.Refused;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class KeyStorageTest {
    private static final String ACCOUNT = "account-1";

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private KeyService keys = KeyService.open(temp.database(), clock);

    @AfterEach
    void close() {
        keys.close();
        temp.close();
    }

    @Test
    void keepsKeysOverARestart() {
        GeneratedKey anna = generate("Anna");
        GeneratedKey ben = generate("Ben");
        GeneratedKey carl = generate("Carl");
        GeneratedKey dora = generate("Dora");
        keys.setExpiry(ACCOUNT, anna.key().id(), clock.instant().plus(Duration.ofDays(1)));
        keys.disable(ACCOUNT, ben.key().id());
        keys.delete(ACCOUNT, carl.key().id());
        GeneratedKey rotated = keys.rotate(ACCOUNT, dora.key().id()).orElseThrow();
        List<Key> before = keys.list(ACCOUNT);

        restart();

        assertEquals(before, keys.list(ACCOUNT));
        assertInstanceOf(Accepted.class, keys.check(anna.secret().value()));
        assertInstanceOf(Refused.class, keys.check(ben.secret().value()));
        assertInstanceOf(Refused.class, keys.check(carl.secret().value()));
        assertInstanceOf(Refused.class, keys.check(dora.secret().value()));
        assertInstanceOf(Accepted.class, keys.check(rotated.secret().value()));
    }

    @Test
    void keepsTheLastUseOverARestart() {
        GeneratedKey anna = generate("Anna");
        Instant used = clock.advance(Duration.ofMinutes(5));
        keys.check(anna.secret().value());

        restart();

        assertEquals(used, keys.list(ACCOUNT).getFirst().lastUsedAt());
    }

    @Test
    void keepsTheLastUseThroughAChange() {
        GeneratedKey anna = generate("Anna");
        keys.check(anna.secret().value());

        Key renamed = keys.rename(ACCOUNT, anna.key().id(), "Anne").orElseThrow();

        assertEquals(clock.instant(), renamed.lastUsedAt());
    }

    @Test
    void writesNoSecretToDisk() {
        GeneratedKey anna = generate("Anna");
        keys.check(anna.secret().value());
        GeneratedKey rotated = keys.rotate(ACCOUNT, anna.key().id()).orElseThrow();
        keys.delete(ACCOUNT, generate("Ben").key().id());

        for (byte[] file : temp.contents()) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain(anna.secret().value().substring(13, 29));
            assertThat(text).doesNotContain(rotated.secret().value().substring(13, 29));
        }
    }

    @Test
    void wipesTheHashOfADeletedKey() {
        GeneratedKey anna = generate("Anna");

        keys.delete(ACCOUNT, anna.key().id());

        String sql = "SELECT COUNT(*) FROM api_keys WHERE secret_hash IS NULL";
        int wiped = temp.database().read(h -> h.createQuery(sql).mapTo(Integer.class).one());
        assertEquals(1, wiped);
    }

    @Test
    void listsTenThousandKeysQuickly() {
        insertKeys(10_000);
        restart();
        keys.list(ACCOUNT);

        long start = System.nanoTime();
        List<Key> list = keys.list(ACCOUNT);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertEquals(10_000, list.size());
        assertThat(took).isLessThan(Duration.ofMillis(500));
    }

    private GeneratedKey generate(String name) {
        return keys.generate(ACCOUNT, KeyRequest.named(name));
    }

    private void restart() {
        keys.close();
        keys = KeyService.open(temp.reopen(), clock);
    }

    private void insertKeys(int count) {
        String sql =
                """
                INSERT INTO api_keys (id, account_id, name, name_folded, secret_hash, disabled,
                    endpoints, created_at)
                VALUES (:id, :account, :id, :id, :hash, false, 'messages', :created)
                """;
        temp.database()
                .execute(
                        handle -> {
                            PreparedBatch batch = handle.prepareBatch(sql);
                            for (int i = 0; i < count; i++) {
                                batch.bind("id", String.format("%08d", i))
                                        .bind("account", ACCOUNT)
                                        .bind("hash", KeyHash.of("key " + i).hex())
                                        .bind("created", (long) i)
                                        .add();
                            }
                            batch.execute();
                        });
    }
}
