package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserService;

import java.util.function.Consumer;

/**
 * What the first run needs of the program.
 *
 * @param signedIn is told who the owner is, once there is one
 * @param finished is called when the main window shall come
 */
public record WelcomeServices(
        UserService users,
        KeyService keys,
        Reachability reachability,
        Consumer<User> signedIn,
        Runnable finished) {}
