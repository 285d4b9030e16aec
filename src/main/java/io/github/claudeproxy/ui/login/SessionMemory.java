package io.github.claudeproxy.ui.login;

import java.util.Optional;

/** Keeps a session beyond the end of the program, where only this user can read it. Blocks. */
public interface SessionMemory {
    Optional<String> load();

    void store(String token);

    void forget();
}
