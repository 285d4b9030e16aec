package io.github.claudeproxy.backup;

import java.util.List;
import java.util.regex.Pattern;

/** The files of the data directory by their names: others may have put theirs beside them. */
public final class DataFiles {
    static final String DATABASE = "database.db";
    static final String AUTHORITY = "tls";

    /** What a backup holds beside the database, where it is there. */
    static final List<String> SMALL =
            List.of("settings.json", "prices.json", "master.key", "jwt.secret", "password.pepper");

    /** With what is set aside and half written beside them. */
    private static final Pattern DATA =
            Pattern.compile(
                    "(database\\.db|settings\\.json|prices\\.json|master\\.key|jwt\\.secret|"
                            + "password\\.pepper|session|updates\\.json)([.-].*|\\d+\\.new)?"
                            + "|tls|backups");

    private static final Pattern TRACES =
            Pattern.compile(
                    "instance(\\.sock|\\.lock)?|libraries(-.*)?|restored?\\.json|"
                            + "(restoring|before-restore)-.*");

    private DataFiles() {}

    /** Whether it holds what users and administrators made. */
    static boolean isData(String name) {
        return DATA.matcher(name).matches();
    }

    /** Whether this program made it, for whatever purpose. */
    public static boolean isOurs(String name) {
        return isData(name) || TRACES.matcher(name).matches();
    }
}
