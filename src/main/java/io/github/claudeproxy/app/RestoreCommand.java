package io.github.claudeproxy.app;

import io.github.claudeproxy.backup.BackupNote;
import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.store.SqliteLibrary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

/** {@code restore}: while the program does not run. */
@Command(
        name = "restore",
        description =
                "Puts a backup in the place of what is there, which is kept beside it; the"
                        + " passphrase is asked for, or read from standard input.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        Config config = main.options().config();
        AppPaths paths = AppPaths.of(config);
        paths.create();
        try (SingleInstance _ = SingleInstance.acquireIdle(paths.data())) {
            SqliteLibrary.load(paths.libraries());
            BackupService.apply(paths.data());
            String passphrase = PasswordInput.read("Passphrase of the backup");
            BackupService backups =
                    new BackupService(
                            paths.data(),
                            Version.text(),
                            PassphraseSeal.standard(),
                            Clock.systemUTC());
            BackupNote note = backups.prepare(file, passphrase.toCharArray());
            Path kept = BackupService.apply(paths.data()).orElseThrow();
            System.out.println("Restored the backup of " + note.created() + ".");
            System.out.println("What was there before is in " + kept + ".");
        }
        return ExitCode.OK.number();
    }
}
