package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TempDatabaseTest {
    @Test
    void keepsRowsWhenReopenedAndLeavesNothingBehind() {
        Path directory;
        try (TempDatabase temp = TempDatabase.create()) {
            directory = temp.directory();
            temp.database().execute(handle -> handle.execute("CREATE TABLE t (n BIGINT)"));
            temp.database().execute(handle -> handle.execute("INSERT INTO t VALUES (7)"));

            List<Long> rows =
                    temp.reopen()
                            .read(h -> h.createQuery("SELECT n FROM t").mapTo(Long.class).list());

            assertEquals(List.of(7L), rows);
        }
        assertFalse(Files.exists(directory));
    }
}
