package io.github.claudeproxy.app;

import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.signal.Signal;

/** Keeps the note of who runs in a data directory true to where that one listens. */
final class Announcement {
    private Announcement() {}

    static Signal.Subscription keep(SingleInstance instance, NetworkService network) {
        return network.state()
                .subscribe(
                        state -> {
                            if (state instanceof NetworkState.Running(var urls)) {
                                instance.announce(urls.getFirst().url());
                            }
                        });
    }
}
