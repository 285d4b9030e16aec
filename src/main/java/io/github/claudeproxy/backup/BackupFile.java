package io.github.claudeproxy.backup;

import io.github.claudeproxy.backup.BackupException.BackupProblem;
import io.github.claudeproxy.files.PrivateFiles;
import io.github.claudeproxy.secrets.PassphraseException;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.store.DatabaseCopy;
import io.github.claudeproxy.store.DatabaseInspection;
import io.github.claudeproxy.store.DatabaseInspection.Damaged;
import io.github.claudeproxy.store.DatabaseInspection.Missing;
import io.github.claudeproxy.store.DatabaseInspection.Newer;
import io.github.claudeproxy.store.DatabaseInspection.Older;
import io.github.claudeproxy.store.DatabaseInspection.Sound;
import io.github.claudeproxy.store.DatabaseInspection.Unusable;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** The sealed file, as somebody carries it away and brings it back. */
record BackupFile(Path path) {
    /** Writes it anew; the work is done in an empty directory. */
    void write(BackupNote note, Path data, Path work, OutputSeal seal) throws IOException {
        Path copy = work.resolve("copy.db");
        PrivateFiles.file(copy);
        DatabaseCopy.write(data.resolve(DataFiles.DATABASE), copy);
        PrivateFiles.file(path);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path));
                OutputStream sealing = seal.over(out)) {
            BackupArchive.write(sealing, note, copy, data);
        }
        Files.delete(copy);
    }

    /** Puts a seal over what is written. */
    interface OutputSeal {
        OutputStream over(OutputStream out) throws IOException;
    }

    /**
     * Unpacks it into an empty directory and checks all of it.
     *
     * @throws BackupException if it is none that this program can use
     */
    BackupNote unpack(Path into, char[] passphrase) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path));
                InputStream opening = PassphraseSeal.open(in, passphrase)) {
            BackupNote note = BackupArchive.read(opening, into);
            return switch (DatabaseInspection.of(into.resolve(DataFiles.DATABASE))) {
                case Sound _, Older _ -> note;
                case Damaged _, Missing _ -> throw refused(BackupProblem.DAMAGED, null);
                case Newer _ -> throw refused(BackupProblem.NEWER, null);
                case Unusable(String why) -> throw new BackupException(BackupProblem.FILES, why);
            };
        } catch (PassphraseException e) {
            throw refused(
                    switch (e.reason()) {
                        case FOREIGN -> BackupProblem.FOREIGN;
                        case NEWER -> BackupProblem.NEWER;
                        case DAMAGED -> BackupProblem.DAMAGED;
                        case WRONG_PASSPHRASE -> BackupProblem.WRONG_PASSPHRASE;
                    },
                    e);
        } catch (ZipException e) {
            throw refused(BackupProblem.DAMAGED, e);
        } catch (UnsupportedOperationException e) {
            throw refused(BackupProblem.NEWER, e);
        }
    }

    private BackupException refused(BackupProblem problem, @Nullable Exception cause) {
        String message =
                switch (problem) {
                    case FOREIGN -> path + " is no backup of Claude Proxy";
                    case NEWER ->
                            path
                                    + " was written by a newer version of Claude Proxy: update this"
                                    + " one first";
                    case WRONG_PASSPHRASE -> "the passphrase does not open " + path;
                    case DAMAGED -> path + " is damaged: nothing of it can be used";
                    case WEAK_PASSPHRASE, FILES -> "cannot use " + path;
                };
        return new BackupException(problem, message, cause);
    }

    /** What went wrong with a file, in words. */
    static BackupException failed(String doing, IOException e) {
        String reason =
                switch (e) {
                    case NoSuchFileException _ -> ": there is no such file or directory";
                    case AccessDeniedException _ -> ": no permission";
                    default -> e.getMessage() == null ? "" : ": " + e.getMessage();
                };
        return new BackupException(BackupProblem.FILES, "cannot " + doing + reason, e);
    }
}
