package io.github.claudeproxy.backup;

import io.github.claudeproxy.files.PrivateFiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What is inside the seal: a ZIP with a note, the database and the small files beside it. */
final class BackupArchive {
    private static final Pattern AUTHORITY_FILE =
            Pattern.compile(DataFiles.AUTHORITY + "/[A-Za-z0-9-]+\\.[a-z]+");

    private BackupArchive() {}

    /**
     * Writes it.
     *
     * @param database a copy that nobody writes
     * @param data where the small files are; read after the database, so that no key is missing
     */
    static void write(OutputStream to, BackupNote note, Path database, Path data)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            zip.putNextEntry(new ZipEntry(BackupNote.NAME));
            zip.write(note.bytes());
            add(zip, DataFiles.DATABASE, database);
            for (String name : DataFiles.SMALL) {
                addIfThere(zip, name, data.resolve(name));
            }
            for (Path file : files(data.resolve(DataFiles.AUTHORITY))) {
                addIfThere(zip, DataFiles.AUTHORITY + "/" + file.getFileName(), file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isAuthorityFile(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isAuthorityFile(String name) {
        return AUTHORITY_FILE.matcher(DataFiles.AUTHORITY + "/" + name).matches();
    }

    private static void addIfThere(ZipOutputStream zip, String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            add(zip, name, in);
        } catch (NoSuchFileException _) {
            return;
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            add(zip, name, in);
        }
    }

    private static void add(ZipOutputStream zip, String name, InputStream in) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        in.transferTo(zip);
    }

    /**
     * Unpacks all of it into an empty directory and reads to the very end, where damage shows.
     *
     * @throws UnsupportedOperationException if a newer version wrote it
     * @throws ZipException if there is something else inside
     */
    static BackupNote read(InputStream from, Path into) throws IOException {
        ZipInputStream zip = new ZipInputStream(from);
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(BackupNote.NAME)) {
            throw new ZipException("no note of a backup");
        }
        BackupNote note = BackupNote.read(zip.readAllBytes());
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            unpack(zip, entry.getName(), into);
        }
        from.transferTo(OutputStream.nullOutputStream());
        return note;
    }

    private static void unpack(ZipInputStream zip, String name, Path into) throws IOException {
        boolean inFolder = AUTHORITY_FILE.matcher(name).matches();
        if (!inFolder && !name.equals(DataFiles.DATABASE) && !DataFiles.SMALL.contains(name)) {
            throw new ZipException("an unknown file is in the backup");
        }
        if (inFolder) {
            PrivateFiles.directory(into.resolve(DataFiles.AUTHORITY));
        }
        Path file = into.resolve(name);
        PrivateFiles.file(file);
        try (OutputStream out = Files.newOutputStream(file)) {
            zip.transferTo(out);
        }
    }
}
