package io.github.claudeproxy.app;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;

/** Tells what a start came upon: nobody may believe that all is as it was. JavaFX thread only. */
final class StartNotices {
    private final RootView root;
    private final Texts texts;
    private final StartWords words;

    StartNotices(RootView root, Texts texts) {
        this.root = root;
        this.texts = texts;
        this.words = new StartWords(texts);
    }

    void tell(Wiring wiring) {
        words.what(wiring.health())
                .ifPresent(what -> root.dialogs().error(texts.get("starting.repaired"), what));
        wiring.restored().map(words::what).ifPresent(this::note);
    }

    /** Longer than what somebody has just done, as nobody may be looking yet. */
    private void note(String what) {
        root.toasts().show(what, texts.get("dialog.close"), () -> {}, () -> {});
    }
}
