package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.users.Session;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who administers, and for whom.
 *
 * @param user who is signed in
 * @param ways what leads elsewhere
 */
public record PeopleServices(
        User user, UserService users, ConnectionService connections, Ways ways) {
    /**
     * What leads elsewhere.
     *
     * @param pages where the administration is reached in a browser, by others if they may; blocks
     * @param connects leads to where an account is connected
     * @param renewed gets the session that takes the place of all others; blocks
     */
    public record Ways(Supplier<URI> pages, Runnable connects, Consumer<Session> renewed) {}
}
