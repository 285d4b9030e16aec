package io.github.claudeproxy.ui.about;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.update.ReleaseVersion;
import io.github.claudeproxy.update.UpdateState;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What the screen works with.
 *
 * @param running the version that runs
 * @param look asks for a newer one, which takes a while
 * @param opens shows a page in the user's browser
 * @param clock in the zone of the user
 */
public record AboutAccess(
        ReleaseVersion running,
        Signal<UpdateState> updates,
        Callable<UpdateState> look,
        Consumer<URI> opens,
        Clock clock) {}
