package io.github.claudeproxy.users;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Secrets as files only their owner may read, one per name, in the data directory. The lock of that
 * directory sees to it that no second process makes them at the same time.
 */
public final class SecretFiles implements SecretSource {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int MAX_BYTES = 4096;

    private final Path directory;

    public SecretFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    @Override
    public Secret get(String name) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            closeToOthers(file);
            return read(file);
        } catch (IOException e) {
            throw new UserException("cannot read or make the secret file " + file, e);
        }
    }

    /** Whole and durable before it has its name, so that a crash never leaves half a secret. */
    private void make(Path file) throws IOException {
        Path fresh = Files.createTempFile(directory, file.getFileName().toString(), ".new");
        closeToOthers(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(Secret.random().bytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Windows has no such modes; there the data directory itself is closed to others. */
    private static void closeToOthers(Path file) throws IOException {
        PosixFileAttributeView modes =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (modes != null) {
            modes.setPermissions(OWNER_ONLY);
        }
    }

    private static Secret read(Path file) throws IOException {
        long size = Files.size(file);
        if (size < Secret.MIN_BYTES || size > MAX_BYTES) {
            throw new UserException(
                    "the secret file "
                            + file
                            + " is damaged: it must hold at least 32 bytes; restore it from a"
                            + " backup");
        }
        return new Secret(Files.readAllBytes(file));
    }
}
