package io.github.claudeproxy.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.store.Database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A data directory whose database holds notes, to tell one state from another. */
public record Notes(Path data) {
    /** With all the files that there can be, and one of somebody else. */
    public static Notes fill(Path data) throws IOException {
        Files.createDirectory(data);
        Notes notes = new Notes(data);
        notes.add("first");
        Files.writeString(data.resolve("settings.json"), "{\"log_level\":\"debug\"}");
        Files.writeString(data.resolve("master.key"), "1 secret-master-key");
        Files.writeString(data.resolve("jwt.secret"), "secret");
        Files.writeString(data.resolve("password.pepper"), "pepper");
        Files.writeString(data.resolve("session"), "token");
        Files.writeString(data.resolve("mine.txt"), "not the program's");
        Files.createDirectory(data.resolve("tls"));
        Files.writeString(data.resolve("tls/authority.pem"), "certificate");
        return notes;
    }

    void add(String text) {
        try (Database database = Database.open(data.resolve("database.db"))) {
            database.execute(
                    handle -> {
                        handle.execute("CREATE TABLE IF NOT EXISTS notes (text TEXT)");
                        handle.execute("INSERT INTO notes VALUES (?)", text);
                    });
        }
    }

    List<String> all() {
        try (Database database = Database.open(data.resolve("database.db"))) {
            return database.read(
                    handle ->
                            handle.createQuery("SELECT text FROM notes ORDER BY rowid")
                                    .mapTo(String.class)
                                    .list());
        }
    }

    /** As if a version wrote it that is not out yet. */
    void makeNewer() {
        try (Database open = Database.open(data.resolve("database.db"))) {
            open.execute(
                    handle ->
                            handle.execute(
                                    """
                                    INSERT INTO flyway_schema_history
                                    SELECT 9999, '9999', 'later', type, script, checksum,
                                        installed_by, installed_on, execution_time, success
                                    FROM flyway_schema_history WHERE installed_rank = 1"""));
        }
    }

    List<String> names() throws IOException {
        return names(data);
    }

    static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    Notes copyTo(Path copy) throws IOException {
        try (var paths = Files.walk(data)) {
            for (Path each : paths.toList()) {
                Files.copy(each, copy.resolve(data.relativize(each).toString()));
            }
        }
        return new Notes(copy);
    }

    /** Seals a ZIP with one file in it. */
    static byte[] sealed(char[] passphrase, String name, String text) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (OutputStream sealing = PassphraseSeal.weak().seal(to, passphrase);
                ZipOutputStream zip = new ZipOutputStream(sealing)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
        }
        return to.toByteArray();
    }
}
