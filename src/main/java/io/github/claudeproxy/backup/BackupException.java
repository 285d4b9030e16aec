package io.github.claudeproxy.backup;

import org.jspecify.annotations.Nullable;

/** A backup cannot be written or used; nothing was changed. The message is fit for the user. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, for who says it in another language. */
    public enum BackupProblem {
        /** The passphrase is too short to protect what is in a backup. */
        WEAK_PASSPHRASE,
        /** The file or what it is made from cannot be read or written: the message says why. */
        FILES,
        /** The file is something else. */
        FOREIGN,
        /** A newer version of this program wrote it. */
        NEWER,
        WRONG_PASSPHRASE,
        DAMAGED
    }

    private final BackupProblem problem;

    BackupException(BackupProblem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    BackupException(BackupProblem problem, String message) {
        this(problem, message, null);
    }

    public BackupProblem problem() {
        return problem;
    }
}
