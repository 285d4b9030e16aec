package io.github.claudeproxy.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces a private file as a whole: whatever happens, the old text or the new one is there. */
public final class DurableFile {
    private DurableFile() {}

    /** Writes the bytes beside it, to the disk, then gives them the file's name. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        write(written, bytes);
        Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
        settle(file);
    }

    /** A power cut right after this must not undo the rename. */
    public static void settle(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null
                && Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null) {
            try (FileChannel channel = FileChannel.open(directory)) {
                channel.force(true);
            }
        }
    }

    private static void write(Path to, byte[] bytes) throws IOException {
        PrivateFiles.file(to);
        try (FileChannel channel = FileChannel.open(to, WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
