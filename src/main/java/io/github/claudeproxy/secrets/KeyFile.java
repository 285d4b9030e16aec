package io.github.claudeproxy.secrets;

import io.github.claudeproxy.files.DurableFile;
import io.github.claudeproxy.files.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The master keys in a file that its owner alone may read. A damaged file is set aside, never
 * overwritten.
 */
public final class KeyFile implements MasterKeySource {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<MasterKeys> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            PrivateFiles.file(file);
            Optional<MasterKeys> keys = MasterKeys.decode(read());
            if (keys.isEmpty()) {
                setAside();
            }
            return keys;
        } catch (IOException e) {
            throw new SecretException("cannot read the key file " + file, e);
        }
    }

    @Override
    public void save(MasterKeys keys) {
        try {
            DurableFile.replace(file, keys.encode().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new SecretException("cannot write the key file " + file, e);
        }
    }

    /** Any byte is a character of Latin-1, so that a damaged file reads as one, too. */
    private String read() throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private void setAside() throws IOException {
        long modified = Files.getLastModifiedTime(file).toMillis();
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + modified);
        Files.move(file, aside);
        LOG.warn("the key file was damaged; it is now {}", aside);
    }
}
