package io.github.claudeproxy.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the data directory can be used, by this user and by nobody else, and is whole. */
public final class FilesCheck implements Check {
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final Path directory;
    private final String database;
    private final List<String> secrets;

    /**
     * Looks into this directory.
     *
     * @param secrets the files that must be there once there is a database
     */
    public FilesCheck(Path directory, String database, List<String> secrets) {
        this.directory = directory;
        this.database = database;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public List<Finding> look() {
        if (!Files.exists(directory)) {
            return List.of(Symptom.DATA_MISSING.with(directory));
        }
        if (!Files.isDirectory(directory)) {
            return List.of(Symptom.DATA_NO_DIRECTORY.with(directory));
        }
        List<Finding> findings = new ArrayList<>();
        if (!isWritable()) {
            findings.add(
                    Symptom.DATA_UNWRITABLE.with(directory, System.getProperty("user.name", "")));
        }
        try {
            lookInto(findings);
        } catch (IOException e) {
            findings.add(
                    Symptom.DATA_UNWRITABLE.with(directory, System.getProperty("user.name", "")));
        }
        return findings.isEmpty()
                ? List.of(Symptom.FILES_PRIVATE.with(directory))
                : findings.stream().distinct().toList();
    }

    /** By trying: what the modes say does not hold for root, nor on a disk mounted to be read. */
    private boolean isWritable() {
        try {
            Files.delete(Files.createTempFile(directory, "doctor-", ""));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void lookInto(List<Finding> findings) throws IOException {
        if (isOpen(directory)) {
            findings.add(Symptom.DATA_OPEN.with(directory));
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                lookAt(file, findings);
            }
        }
        secrets.stream()
                .map(directory::resolve)
                .filter(file -> Files.exists(directory.resolve(database)) && !Files.exists(file))
                .forEach(file -> findings.add(Symptom.FILE_LOST.with(file)));
    }

    private void lookAt(Path file, List<Finding> findings) throws IOException {
        String name = file.getFileName().toString();
        if (name.contains(".damaged")) {
            findings.add(Symptom.FILE_ASIDE.with(file));
        }
        boolean secret = secrets.contains(name) || name.startsWith(database);
        if (secret && isOpen(file)) {
            findings.add(Symptom.FILE_OPEN.with(file));
        }
    }

    private static boolean isOpen(Path path) throws IOException {
        PosixFileAttributeView modes =
                Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return modes != null
                && modes.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains);
    }
}
