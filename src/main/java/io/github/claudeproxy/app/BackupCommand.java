package io.github.claudeproxy.app;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.users.UserService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

/** {@code backup}: also while the program runs. */
@Command(
        name = "backup",
        description =
                "Writes everything into one file, sealed with a passphrase that is asked for, or"
                        + " read from standard input. Without it nobody can open the file.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(BackupCommand.class);

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file;

    @Option(names = "--overwrite", description = "Replace a file that is there.")
    private boolean overwrite;

    @Override
    public Integer call() throws IOException {
        Config config = main.options().config();
        AppPaths paths = AppPaths.of(config);
        if (Files.exists(file) && !overwrite) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "there is a file " + file + ": --overwrite replaces it");
        }
        ReadOnly.loadLibrary(paths);
        BackupService backups =
                new BackupService(
                        paths.data(),
                        Version.text(),
                        PassphraseSeal.standard(),
                        Clock.systemUTC(),
                        written -> record(paths, written));
        String passphrase = PasswordInput.choose("Passphrase for the backup");
        long bytes = backups.write(file.toAbsolutePath(), passphrase.toCharArray());
        System.out.printf("Wrote and checked %s (%,d KiB).%n", file, (bytes + 1023) / 1024);
        return ExitCode.OK.number();
    }

    /** A backup is worth having even where nobody can say so. */
    private static void record(AppPaths paths, Path written) {
        try (Database database = Database.openAsIs(paths.database())) {
            AuditLog audit = new AuditLog(database, Clock.systemUTC());
            new InstallationAudit(audit, () -> UserService.ownerIn(database)).backedUp(written);
        } catch (StoreException e) {
            log.warn("The backup is not in the history: {}", e.getMessage());
        }
    }
}
