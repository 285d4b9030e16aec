package io.github.claudeproxy.network;

import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.config.Sharing;

/** What became of a change of where the server listens. */
public sealed interface NetworkChange {
    record Changed(Sharing sharing) implements NetworkChange {}

    /** The start fixed it, so it cannot be changed from here; nothing changed. */
    record Fixed(SettingValue by) implements NetworkChange {}

    /** The server cannot listen there and still is where it was. */
    record Failed(ListenProblem problem) implements NetworkChange {}
}
