package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.audit.AuditEntry;
import io.github.claudeproxy.audit.AuditQuery;
import io.github.claudeproxy.backup.Restored;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The start after a backup took the place of what was there. */
final class RestoredStartTest {
    private static final char[] PASSPHRASE = "a long passphrase".toCharArray();
    private static final Actor ANN = new Actor("u-1", "ann@example.com", Actor.Way.WINDOW, null);

    private final DesktopRun run = DesktopRun.start(Locale.ENGLISH);

    @BeforeEach
    void register() {
        run.window().awaitText("Welcome");
        run.createOwner();
    }

    @AfterEach
    void close() {
        run.close();
    }

    private void restore() {
        Path file = run.data().resolveSibling("all.cpbackup");
        ANN.run(() -> run.backups().write(file, PASSPHRASE));
        run.clock().advance(Duration.ofHours(5));
        ANN.run(() -> run.backups().prepare(file, PASSPHRASE));
        run.restart();
    }

    private List<AuditEntry> history() {
        AuditQuery backups = AuditQuery.ALL.withAction("backup");
        String account = run.wiring().users().owner().orElseThrow().accountId();
        return run.wiring().audit().page(account, backups, null, 10).entries();
    }

    @Test
    void saysSoOnceAndWritesItDown() {
        String made = run.clock().instant().toString();
        restore();

        run.window().awaitText("Restored from the backup of Nov 2");
        run.window().screenshots("starting-from-backup");
        assertThat(history()).hasSize(1);
        AuditEntry entry = history().getFirst();
        assertThat(entry.change().action()).isEqualTo("backup.restore");
        assertThat(entry.change().label()).isEqualTo(made);
        assertThat(entry.actor()).isEqualTo(ANN);
        run.window().clickText("Close");
        run.window().awaitNoText("Restored from");

        run.restart();
        run.window().awaitText("Sign in");
        assertThat(run.window().sees("Restored from")).isFalse();
        assertThat(history()).hasSize(1);
        assertThat(Restored.of(run.data())).isEmpty();
    }

    @Test
    void writesDownABackupByItsNameAlone() {
        ANN.run(() -> run.backups().write(run.data().resolveSibling("x.cpbackup"), PASSPHRASE));

        assertThat(history()).hasSize(1);
        assertThat(history().getFirst().change().action()).isEqualTo("backup.write");
        assertThat(history().getFirst().change().label()).isEqualTo("x.cpbackup");
    }
}
