package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.texts.Texts;

/** Says why the server did not move. */
final class NetworkWords {
    private final Texts texts;

    NetworkWords(Texts texts) {
        this.texts = texts;
    }

    /** Empty if it did. */
    String why(NetworkChange change) {
        return switch (change) {
            case NetworkChange.Changed _ -> "";
            case NetworkChange.Fixed(SettingValue by) ->
                    texts.get("overview.port.fixed", by.setting(), by.source());
            case NetworkChange.Failed(ListenProblem problem) -> why(problem);
        };
    }

    private String why(ListenProblem problem) {
        if (problem.takenPort().isEmpty()) {
            return texts.get("starting.port", problem.message());
        }
        String port = String.valueOf(problem.takenPort().getAsInt());
        String taken =
                problem.owner()
                        .map(
                                owner ->
                                        texts.get(
                                                "overview.port.taken",
                                                port,
                                                owner.program(),
                                                String.valueOf(owner.process())))
                        .orElseGet(() -> texts.get("overview.port.taken.unknown", port));
        return problem.freePort().isEmpty()
                ? taken
                : taken
                        + " "
                        + texts.get(
                                "overview.port.free",
                                String.valueOf(problem.freePort().getAsInt()));
    }
}
