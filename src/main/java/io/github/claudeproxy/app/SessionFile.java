package io.github.claudeproxy.app;

import io.github.claudeproxy.files.DurableFile;
import io.github.claudeproxy.files.PrivateFiles;
import io.github.claudeproxy.ui.login.SessionMemory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The session of who wanted to stay signed in, in a file that only this user can read. */
final class SessionFile implements SessionMemory {
    private final Path file;

    SessionFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> load() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void store(String token) {
        try {
            PrivateFiles.file(file);
            DurableFile.replace(file, token.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
