package io.github.claudeproxy.app;

import io.github.claudeproxy.server.ServerState;
import io.github.claudeproxy.ui.overview.ServerPicture;
import io.github.claudeproxy.ui.overview.ServerPicture.Address;
import io.github.claudeproxy.ui.overview.ServerPicture.Phase;

import java.net.URI;
import java.util.List;

/** The server's state as the window shows it. */
final class ServerPictures {
    private ServerPictures() {}

    static ServerPicture of(ServerState state) {
        return switch (state) {
            case ServerState.Stopped _ -> new ServerPicture(Phase.STOPPED, List.of(), "");
            case ServerState.Starting _ -> new ServerPicture(Phase.STARTING, List.of(), "");
            case ServerState.Stopping _ -> new ServerPicture(Phase.STOPPING, List.of(), "");
            case ServerState.Failed failed ->
                    new ServerPicture(Phase.FAILED, List.of(), failed.message());
            case ServerState.Running running ->
                    new ServerPicture(
                            Phase.RUNNING,
                            running.urls().stream().map(ServerPictures::address).toList(),
                            "");
        };
    }

    private static Address address(URI url) {
        String host = url.getHost();
        boolean own = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return new Address(url, host, !own);
    }
}
