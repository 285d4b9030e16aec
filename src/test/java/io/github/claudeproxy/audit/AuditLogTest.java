package io.github.claudeproxy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

final class AuditLogTest {
    private static final Actor ADA =
            new Actor("u-1", "ada@example.com", Actor.Way.REST, "10.0.0.7");

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final AuditLog log = new AuditLog(temp.database(), clock);

    @AfterEach
    void close() {
        temp.close();
    }

    private static Change renamed(String id) {
        return Change.of("account-1", "key.rename", id, "Anna")
                .from(
                        Facts.of("name", "Anne").and("state", "active"),
                        Facts.of("name", "Anna").and("state", "active"));
    }

    private List<AuditEntry> all(AuditQuery query) {
        return log.trail().page("account-1", query, null, 100).entries();
    }

    @Test
    void keepsWhoWhenFromWhereAndWhatChanged() {
        ADA.run(() -> log.record(renamed("k-1")));

        Change expected =
                new Change(
                        "account-1",
                        "key.rename",
                        "k-1",
                        "Anna",
                        new Facts(Map.of("name", "Anne")),
                        new Facts(Map.of("name", "Anna")));
        assertThat(all(AuditQuery.ALL))
                .isEqualTo(List.of(new AuditEntry(1, clock.instant(), ADA, expected)));
    }

    @Test
    void writesTimesAsPeopleReadThem() {
        Facts facts =
                Facts.of("valid_for", Duration.ofDays(14))
                        .and("after", Duration.ofMinutes(90))
                        .and("none", Duration.ZERO);

        assertThat(facts.fields())
                .containsExactly(
                        Map.entry("valid_for", "14 d"),
                        Map.entry("after", "1 h 30 min"),
                        Map.entry("none", "0 s"));
    }

    @Test
    void takesWhatNobodyDidAsTheProgramsOwn() {
        log.record(renamed("k-1"));

        assertThat(all(AuditQuery.ALL)).extracting(AuditEntry::actor).containsOnly(Actor.SYSTEM);
    }

    @Test
    void doesNotRecordWhatDidNotChange() {
        Change change = Change.of("account-1", "key.rename", "k-1", "Anna");

        log.recordIfChanged(change, Facts.of("name", "Anna"), Facts.of("name", "Anna"));

        assertThat(all(AuditQuery.ALL)).isEmpty();
    }

    @Test
    void forgetsTheRecordOfAChangeThatFailed() {
        assertThatThrownBy(
                        () ->
                                log.together(
                                        () -> {
                                            log.record(renamed("k-1"));
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        assertThat(all(AuditQuery.ALL)).isEmpty();
    }

    @Test
    void masksWhatLooksLikeASecret() {
        String key = "sk-ant-api03-" + "a".repeat(40);
        Facts facts =
                Facts.of("key", "is " + key)
                        .and("proxy_key", "cpk_abc_0123456789abcdef")
                        .and("hint", "sk-ant-api03-…abcd");

        log.record(Change.of("account-1", "key.generate", "k-1", key).from(Facts.NONE, facts));

        assertThat(all(AuditQuery.ALL).getFirst().change().after().fields())
                .isEqualTo(
                        Map.of(
                                "key", "is ********",
                                "proxy_key", "********",
                                "hint", "sk-ant-api03-…abcd"));
        assertThat(all(AuditQuery.ALL).getFirst().change().label()).isEqualTo("********");
    }

    @Test
    void pagesFromTheLatestBackwards() {
        for (int i = 1; i <= 5; i++) {
            log.record(renamed("k-" + i));
        }

        AuditPage first = log.trail().page("account-1", AuditQuery.ALL, null, 2);
        AuditPage second = log.trail().page("account-1", AuditQuery.ALL, first.next(), 2);
        AuditPage last = log.trail().page("account-1", AuditQuery.ALL, second.next(), 2);

        assertThat(List.of(first, second, last))
                .extracting(page -> page.entries().stream().map(e -> e.change().subject()).toList())
                .containsExactly(List.of("k-5", "k-4"), List.of("k-3", "k-2"), List.of("k-1"));
        assertThat(last.next()).isNull();
    }

    @Test
    void findsByTimeUserActionAndSubject() {
        ADA.run(() -> log.record(renamed("k-1")));
        clock.advance(Duration.ofHours(1));
        log.record(Change.of("account-1", "keyring.open", "k-2", ""));
        log.record(Change.of("account-2", "key.rename", "k-3", ""));

        assertThat(all(AuditQuery.ALL.withUser("ada@example.com"))).hasSize(1);
        assertThat(all(AuditQuery.ALL.withUser("u-1"))).hasSize(1);
        assertThat(all(AuditQuery.ALL.withUser("u-2"))).isEmpty();
        assertThat(all(AuditQuery.ALL.withAction("key"))).hasSize(1);
        assertThat(all(AuditQuery.ALL.withAction("keyring.open"))).hasSize(1);
        assertThat(all(AuditQuery.ALL.withSubject("k-2"))).hasSize(1);
        assertThat(all(AuditQuery.between(clock.instant(), null))).hasSize(1);
        assertThat(all(AuditQuery.between(null, clock.instant()))).hasSize(1);
        assertThat(log.trail().accounts()).containsExactly("account-1", "account-2");
    }
}
