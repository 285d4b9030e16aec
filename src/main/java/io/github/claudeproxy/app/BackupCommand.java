package io.github.claudeproxy.app;

import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.secrets.PassphraseSeal;

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
                        paths.data(), Version.text(), PassphraseSeal.standard(), Clock.systemUTC());
        String passphrase = PasswordInput.choose("Passphrase for the backup");
        long bytes = backups.write(file.toAbsolutePath(), passphrase.toCharArray());
        System.out.printf("Wrote and checked %s (%,d KiB).%n", file, (bytes + 1023) / 1024);
        return ExitCode.OK.number();
    }
}
