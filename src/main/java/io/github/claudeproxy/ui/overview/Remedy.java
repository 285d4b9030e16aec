package io.github.claudeproxy.ui.overview;

/** Where the user can do something about a problem; the texts say what. */
public enum Remedy {
    CONNECT,
    KEYS,
    USAGE,
    /** The data directory, in the file browser of the system. */
    FOLDER
}
