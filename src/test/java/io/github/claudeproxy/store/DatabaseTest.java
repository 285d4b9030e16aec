package io.github.claudeproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class DatabaseTest {
    @TempDir Path directory;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("database.db"));
        database.execute(handle -> handle.execute("CREATE TABLE note (text TEXT)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsWhatWasWritten() {
        database.execute(handle -> insert(handle, "a"));

        assertThat(database.<List<String>>read(DatabaseTest::notes)).isEqualTo(List.of("a"));
    }

    @Test
    void failedWriteLeavesNothing() {
        assertThatThrownBy(
                        () ->
                                database.execute(
                                        handle -> {
                                            insert(handle, "a");
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        assertThat(database.<List<String>>read(DatabaseTest::notes)).isEmpty();
    }

    @Test
    void writeWithinAWriteBelongsToIt() {
        assertThatThrownBy(
                        () ->
                                database.execute(
                                        handle -> {
                                            insert(handle, "a");
                                            database.execute(inner -> insert(inner, "b"));
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");
        assertThat(database.<List<String>>read(DatabaseTest::notes)).isEmpty();

        database.execute(
                handle -> {
                    database.execute(inner -> insert(inner, "c"));
                    assertThat(notes(handle)).isEqualTo(List.of("c"));
                    assertThat(database.<List<String>>read(DatabaseTest::notes)).isEmpty();
                });
        assertThat(database.<List<String>>read(DatabaseTest::notes)).isEqualTo(List.of("c"));
    }

    @Test
    void readCannotWrite() {
        assertThatThrownBy(() -> database.<Object>read(handle -> insert(handle, "a")))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "cannot read the database: the file or its directory may not be written");
    }

    @Test
    void oneReadSeesOneState() {
        List<String> seen =
                database.read(
                        handle -> {
                            List<String> before = notes(handle);
                            database.execute(other -> insert(other, "a"));
                            assertThat(notes(handle)).isEqualTo(before);
                            return before;
                        });

        assertThat(seen).isEmpty();
    }

    @Test
    void moreReadersThanConnectionsWaitForEachOther() throws Exception {
        database.execute(handle -> insert(handle, "a"));
        CountDownLatch start = new CountDownLatch(1);

        List<Future<List<String>>> reads = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                reads.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return database.<List<String>>read(DatabaseTest::notes);
                                }));
            }
            start.countDown();
        }

        for (Future<List<String>> read : reads) {
            assertThat(read.get()).isEqualTo(List.of("a"));
        }
    }

    @Test
    void saysSoWhenClosed() {
        database.close();

        assertThatThrownBy(() -> database.<Object>read(DatabaseTest::notes))
                .hasMessage("cannot read the database: it is closed");
        assertThatThrownBy(() -> database.execute(handle -> insert(handle, "a")))
                .hasMessage("cannot write the database: it is closed");
    }

    @Test
    void closeLeavesOneFile() {
        database.execute(handle -> insert(handle, "a"));

        database.close();

        assertThat(directory.toFile().list()).containsExactly("database.db");
    }

    private static int insert(Handle handle, String text) {
        return handle.execute("INSERT INTO note (text) VALUES (?)", text);
    }

    private static List<String> notes(Handle handle) {
        return handle.createQuery("SELECT text FROM note").mapTo(String.class).list();
    }
}
