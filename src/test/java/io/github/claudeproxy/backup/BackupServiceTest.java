package io.github.claudeproxy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.backup.BackupException.BackupProblem;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.testkit.MovableClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class BackupServiceTest {
    private static final char[] PASSPHRASE = "a long passphrase".toCharArray();

    @TempDir Path directory;

    private final MovableClock clock = new MovableClock();
    private Notes notes;
    private Path data;
    private Path file;

    @BeforeEach
    void fill() throws IOException {
        data = directory.resolve("data");
        notes = Notes.fill(data);
        file = directory.resolve("all.backup");
    }

    private BackupService service(Path in) {
        return new BackupService(in, "1.2.3", PassphraseSeal.weak(), clock);
    }

    @Test
    void bringsEverythingBack() throws IOException {
        service(data).write(file, PASSPHRASE);
        notes.add("second");
        Files.writeString(data.resolve("settings.json"), "{}");
        Files.writeString(data.resolve("prices.json"), "{}");
        Files.delete(data.resolve("master.key"));

        BackupNote note = service(data).prepare(file, PASSPHRASE);
        assertThat(note).isEqualTo(new BackupNote(clock.instant(), "1.2.3"));
        assertThat(notes.all()).containsExactly("first", "second");
        Path kept = BackupService.apply(data).orElseThrow();

        assertThat(notes.all()).containsExactly("first");
        assertThat(data.resolve("settings.json")).hasContent("{\"log_level\":\"debug\"}");
        assertThat(data.resolve("master.key")).hasContent("1 secret-master-key");
        assertThat(data.resolve("tls/authority.pem")).hasContent("certificate");
        assertThat(notes.names())
                .containsExactlyInAnyOrder(
                        "database.db",
                        "settings.json",
                        "master.key",
                        "jwt.secret",
                        "password.pepper",
                        "tls",
                        "mine.txt",
                        "restored.json",
                        kept.getFileName().toString());
        assertThat(new Notes(kept).all()).containsExactly("first", "second");
        assertThat(kept.resolve("prices.json")).hasContent("{}");
        assertThat(kept.resolve("session")).hasContent("token");
        assertThat(BackupService.apply(data)).isEmpty();
    }

    @Test
    void remembersWhoBroughtBackWhatUntilItIsForgotten() {
        Actor ann = new Actor("u-1", "ann@example.com", Actor.Way.WINDOW, null);
        service(data).write(file, PASSPHRASE);
        Instant written = clock.instant();
        clock.advance(Duration.ofDays(1));

        ann.run(() -> service(data).prepare(file, PASSPHRASE));
        assertThat(Restored.of(data)).isEmpty();
        BackupService.apply(data);

        assertThat(Restored.of(data)).contains(new Restored(written, ann));
        Restored.forget(data);
        assertThat(Restored.of(data)).isEmpty();
    }

    @Test
    void tellsOfWhatItWroteAlone() throws IOException {
        List<Path> told = new ArrayList<>();
        BackupService service =
                new BackupService(data, "1.2.3", PassphraseSeal.weak(), clock, told::add);

        service.write(file, PASSPHRASE);
        Files.write(data.resolve("database.db"), new byte[5000]);
        problem(() -> service.write(directory.resolve("other.backup"), PASSPHRASE));

        assertThat(told).containsExactly(file);
    }

    @Test
    void bringsEverythingToAnEmptyDirectory() throws IOException {
        service(data).write(file, PASSPHRASE);
        Path other = Files.createDirectory(directory.resolve("other"));

        service(other).prepare(file, PASSPHRASE);
        BackupService.apply(other);

        assertThat(new Notes(other).all()).containsExactly("first");
        assertThat(other.resolve("jwt.secret")).hasContent("secret");
    }

    @Test
    void isWrittenWhileTheDatabaseIsOpen() {
        try (Database open = Database.open(data.resolve("database.db"))) {
            open.execute(handle -> handle.execute("INSERT INTO notes VALUES ('second')"));
            service(data).write(file, PASSPHRASE);
            open.execute(handle -> handle.execute("INSERT INTO notes VALUES ('third')"));
        }

        service(data).prepare(file, PASSPHRASE);
        BackupService.apply(data);

        assertThat(notes.all()).containsExactly("first", "second");
    }

    @Test
    void isForItsOwnerAloneAndHidesAll() throws IOException {
        long size = service(data).write(file, PASSPHRASE);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize((int) size);
        assertThat(new String(bytes, UTF_8)).doesNotContain("secret").doesNotContain("settings");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Notes.names(directory)).containsExactly("all.backup", "data");
        assertThat(notes.names()).noneMatch(name -> name.startsWith("restoring"));
    }

    @Test
    void refusesWhatIsNoGoodBackupAndChangesNothing() throws IOException {
        service(data).write(file, PASSPHRASE);
        List<String> before = notes.names();
        byte[] good = Files.readAllBytes(file);

        assertThat(refused("another passphrase".toCharArray()))
                .isEqualTo(BackupProblem.WRONG_PASSPHRASE);
        assertThat(refused(Arrays.copyOf(good, good.length - 20))).isEqualTo(BackupProblem.DAMAGED);
        byte[] changed = good.clone();
        changed[good.length / 2] ^= 1;
        assertThat(refused(changed)).isEqualTo(BackupProblem.DAMAGED);
        assertThat(refused("SQLite format 3\0".getBytes(UTF_8))).isEqualTo(BackupProblem.FOREIGN);
        assertThat(refused(new byte[0])).isEqualTo(BackupProblem.FOREIGN);
        Files.delete(file);
        assertThat(refused(PASSPHRASE)).isEqualTo(BackupProblem.FILES);

        assertThat(notes.names()).isEqualTo(before);
        assertThat(service(data).isPrepared()).isFalse();
        assertThat(notes.all()).containsExactly("first");
    }

    @Test
    void refusesWhatANewerVersionWrote() throws IOException {
        notes.makeNewer();
        assertThat(problem(() -> service(data).write(file, PASSPHRASE)))
                .isEqualTo(BackupProblem.NEWER);
        assertThat(file).doesNotExist();

        assertThat(refused(Notes.sealed(PASSPHRASE, "backup.json", "{\"format\":2}")))
                .isEqualTo(BackupProblem.NEWER);
    }

    @Test
    void takesNothingOutOfASealThatDoesNotBelongThere() throws IOException {
        assertThat(refused(Notes.sealed(PASSPHRASE, "../evil", "x")))
                .isEqualTo(BackupProblem.DAMAGED);
        assertThat(refused(Notes.sealed(PASSPHRASE, "backup.json", "{\"format\":1}")))
                .isEqualTo(BackupProblem.DAMAGED);
        String note = "{\"format\":1,\"created\":\"2026-11-25T12:00:00Z\"}";
        assertThat(refused(Notes.sealed(PASSPHRASE, "backup.json", note)))
                .isEqualTo(BackupProblem.DAMAGED);
        assertThat(refused(Notes.sealed(PASSPHRASE, "backup.json", "{")))
                .isEqualTo(BackupProblem.DAMAGED);
    }

    @Test
    void goesOnWhereItWasCutOff() throws IOException {
        service(data).write(file, PASSPHRASE);
        notes.add("second");
        service(data).prepare(file, PASSPHRASE);
        Restoration plan = Restoration.of(data).orElseThrow();
        Path aside = Files.createDirectory(data.resolve(plan.aside()));
        Files.move(data.resolve("database.db"), aside.resolve("database.db"));
        Notes late = notes.copyTo(directory.resolve("copy"));

        BackupService.apply(data);
        assertThat(notes.all()).containsExactly("first");
        assertThat(new Notes(aside).all()).containsExactly("first", "second");

        for (String name : List.of("settings.json", "master.key", "jwt.secret")) {
            Files.move(late.data().resolve(name), late.data().resolve(plan.aside()).resolve(name));
        }
        for (String name : List.of("password.pepper", "session", "tls")) {
            Files.move(late.data().resolve(name), late.data().resolve(plan.aside()).resolve(name));
        }
        Files.move(
                late.data().resolve(plan.unpacked()).resolve("jwt.secret"),
                late.data().resolve("jwt.secret"));
        new Restoration(plan.unpacked(), plan.aside(), true, plan.restored()).plan(late.data());
        BackupService.apply(late.data());
        assertThat(late.all()).containsExactly("first");
        assertThat(late.data().resolve("jwt.secret")).hasContent("secret");
        assertThat(late.names()).doesNotContain(plan.unpacked(), "restore.json");
        assertThat(Restored.of(late.data())).isEqualTo(Optional.ofNullable(plan.restored()));
    }

    @Test
    void canBeGivenUp() throws IOException {
        List<String> before = notes.names();
        service(data).write(file, PASSPHRASE);
        service(data).prepare(file, PASSPHRASE);
        assertThat(service(data).isPrepared()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        service(data).prepare(file, PASSPHRASE);

        service(data).giveUp();

        assertThat(notes.names()).isEqualTo(before);
        assertThat(BackupService.apply(data)).isEmpty();
        assertThat(Restored.of(data)).isEmpty();
        service(data).giveUp();
    }

    @Test
    void needsAPassphraseAndAPlace() throws IOException {
        assertThat(problem(() -> service(data).write(file, "elevenchars".toCharArray())))
                .isEqualTo(BackupProblem.WEAK_PASSPHRASE);
        Path nowhere = directory.resolve("nowhere/file");
        assertThatThrownBy(() -> service(data).write(nowhere, PASSPHRASE))
                .hasMessage(
                        "cannot write the backup "
                                + nowhere
                                + ": there is no such file or directory");
        assertThat(notes.names()).noneMatch(name -> name.startsWith("restoring"));
    }

    @Test
    void keepsTheOldFileWhenItFails() throws IOException {
        Files.writeString(file, "an older backup");
        Files.write(data.resolve("database.db"), new byte[5000]);

        assertThat(problem(() -> service(data).write(file, PASSPHRASE)))
                .isEqualTo(BackupProblem.FILES);

        assertThat(file).hasContent("an older backup");
        assertThat(Notes.names(directory)).containsExactly("all.backup", "data");
    }

    @Test
    void knowsItsFilesByTheirNames() {
        for (String ours :
                List.of(
                        "database.db",
                        "database.db-wal",
                        "database.db.damaged-20261125-101112000",
                        "settings.json.damaged-2",
                        "master.key.damaged-1795613235124",
                        "jwt.secret123.new",
                        "session",
                        "updates.json",
                        "instance",
                        "instance.sock",
                        "libraries-123",
                        "before-restore-20261125-101112000",
                        "restore.json",
                        "restored.json",
                        "tls",
                        "backups")) {
            assertThat(DataFiles.isOurs(ours)).as(ours).isTrue();
        }
        for (String other :
                List.of("databases", "my database.db", "sessions of ann", "backups of mine")) {
            assertThat(DataFiles.isOurs(other)).as(other).isFalse();
        }
    }

    private BackupProblem refused(byte[] content) throws IOException {
        Files.write(file, content);
        return refused(PASSPHRASE);
    }

    private BackupProblem refused(char[] passphrase) {
        return problem(() -> service(data).prepare(file, passphrase));
    }

    private static BackupProblem problem(Runnable action) {
        try {
            action.run();
        } catch (BackupException e) {
            assertThat(e.getMessage()).hasLineCount(1);
            return e.problem();
        }
        throw new AssertionError("nothing was wrong");
    }
}
