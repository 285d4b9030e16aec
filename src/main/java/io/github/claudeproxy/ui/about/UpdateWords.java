package io.github.claudeproxy.ui.about;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.update.UpdateState;

import java.time.Instant;

/** What is known of newer versions, in the user's language. */
record UpdateWords(String title, String text, String exactly) {
    static UpdateWords of(Texts texts, Formats formats, UpdateState state, Instant now) {
        return switch (state) {
            case UpdateState.Available(var release, _) ->
                    new UpdateWords(
                            texts.get("about.update.available", release.version()),
                            release.notes(texts.locale().getLanguage()).strip(),
                            texts.get("about.update.published", formats.date(release.published())));
            case UpdateState.UpToDate(var checked) ->
                    plain(
                            texts.get("about.update.current"),
                            texts.get("about.update.looked", formats.ago(checked, now)));
            case UpdateState.Failed(var message, var checked) ->
                    new UpdateWords(
                            texts.get("about.update.failed"),
                            texts.get("about.update.looked", formats.ago(checked, now)),
                            message);
            case UpdateState.Waiting() ->
                    plain(texts.get("about.update.on"), texts.get("about.update.soon"));
            case UpdateState.Off(var reason) ->
                    plain(
                            texts.get("about.update.off"),
                            switch (reason) {
                                case SETTING -> texts.get("about.update.by-setting");
                                case POLICY -> texts.get("about.update.by-policy");
                                case NOT_CONFIGURED -> texts.get("about.update.by-build");
                            });
        };
    }

    private static UpdateWords plain(String title, String text) {
        return new UpdateWords(title, text, "");
    }
}
