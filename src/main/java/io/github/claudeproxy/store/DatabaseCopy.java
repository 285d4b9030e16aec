package io.github.claudeproxy.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Copies of a database in files of their own. Blocks. */
public final class DatabaseCopy {
    private DatabaseCopy() {}

    /**
     * Writes the last committed state into an empty file, without holding up anybody who writes, be
     * it another process.
     *
     * @throws StoreException if that fails
     */
    public static void write(Path database, Path target) {
        try (Connection connection = new DatabaseFile(database).connectWriting();
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toString());
            statement.execute();
        } catch (SQLException e) {
            throw SqliteFailure.of("write the backup " + target, e);
        }
        if (!isSound(target)) {
            throw new StoreException("the backup " + target + " cannot be read back");
        }
    }

    static boolean isSound(Path copy) {
        DatabaseFile file = new DatabaseFile(copy);
        return !file.isHollow() && file.isSound();
    }
}
