package io.github.claudeproxy.app;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.StatusLine;
import io.github.claudeproxy.ui.overview.Truth;
import io.github.claudeproxy.ui.overview.TruthWords;
import io.github.claudeproxy.ui.tray.TrayCommand;
import io.github.claudeproxy.ui.tray.TrayLook;
import io.github.claudeproxy.ui.tray.TrayLook.Entry;
import io.github.claudeproxy.ui.tray.TrayLook.State;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Makes the icon's picture and menu out of what is so, in the user's language. */
final class TrayLooks {
    private final Texts texts;
    private final TruthWords words;

    TrayLooks(Texts texts) {
        this.texts = texts;
        this.words = new TruthWords(texts, new Formats(texts, ZoneId.systemDefault()));
    }

    /**
     * The look of this moment.
     *
     * @param url for clients; empty where there is none
     */
    TrayLook of(Truth truth, boolean alerted, Optional<URI> url, boolean onDark) {
        StatusLine line = words.line(truth);
        boolean running = truth.server().isRunning();
        List<Entry> menu =
                List.of(
                        new Entry(TrayCommand.OPEN, texts.get("tray.open"), true),
                        new Entry(TrayCommand.STATE, line.text(), false),
                        new Entry(
                                TrayCommand.COPY_URL,
                                url.map(each -> texts.get("overview.copy", each))
                                        .orElseGet(() -> texts.get("tray.copy")),
                                url.isPresent()),
                        new Entry(
                                TrayCommand.SWITCH,
                                texts.get(running ? "tray.stop" : "tray.start"),
                                line.level() != StatusLine.Level.BUSY),
                        new Entry(TrayCommand.QUIT, texts.get("tray.quit"), true));
        return new TrayLook(state(line.level(), truth, alerted), onDark, line.text(), menu);
    }

    private static State state(StatusLine.Level level, Truth truth, boolean alerted) {
        return switch (level) {
            case ATTENTION, BROKEN -> State.ATTENTION;
            case BUSY -> State.IDLE;
            case FINE -> alerted ? State.ATTENTION : working(truth);
        };
    }

    private static State working(Truth truth) {
        return truth.streams() > 0 ? State.ACTIVE : State.IDLE;
    }
}
