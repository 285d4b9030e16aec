package io.github.claudeproxy.app;

import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.ui.overview.ServerPicture;
import io.github.claudeproxy.ui.overview.ServerPicture.Address;
import io.github.claudeproxy.ui.overview.ServerPicture.Phase;

import java.util.List;

/** The server's state as the window shows it. */
final class ServerPictures {
    private ServerPictures() {}

    static ServerPicture of(NetworkState state) {
        return switch (state) {
            case NetworkState.Stopped _ -> new ServerPicture(Phase.STOPPED, List.of(), "");
            case NetworkState.Starting _ -> new ServerPicture(Phase.STARTING, List.of(), "");
            case NetworkState.Stopping _ -> new ServerPicture(Phase.STOPPING, List.of(), "");
            case NetworkState.Failed failed ->
                    new ServerPicture(Phase.FAILED, List.of(), failed.problem().message());
            case NetworkState.Running running ->
                    new ServerPicture(
                            Phase.RUNNING,
                            running.urls().stream().map(ServerPictures::address).toList(),
                            "");
        };
    }

    private static Address address(ReachableUrl reached) {
        return new Address(reached.url(), reached.network(), reached.isForOthers());
    }
}
