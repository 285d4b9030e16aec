package io.github.claudeproxy.ui.network;

import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.texts.Texts;

/** Says why the server cannot listen, and what would help. JavaFX thread only. */
public final class PortWords {
    private final Texts texts;

    public PortWords(Texts texts) {
        this.texts = texts;
    }

    /** Who has the port, as far as the system tells, and which one is free. */
    public String why(ListenProblem problem) {
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
                : taken + " " + texts.get("overview.port.free", free(problem));
    }

    /** Why it did not move; empty if it did. */
    public String why(NetworkChange change) {
        return switch (change) {
            case NetworkChange.Changed _ -> "";
            case NetworkChange.Fixed(SettingValue by) -> fixed(by);
            case NetworkChange.Failed(ListenProblem problem) -> why(problem);
        };
    }

    /** What takes the free port. */
    public String use(ListenProblem problem) {
        return texts.get("overview.port.use", free(problem));
    }

    private static String free(ListenProblem problem) {
        return String.valueOf(problem.freePort().orElseThrow());
    }

    /** Why a port that was given at the start stays as it is. */
    public String fixed(SettingValue by) {
        return texts.get("overview.port.fixed", by.setting(), by.source());
    }
}
