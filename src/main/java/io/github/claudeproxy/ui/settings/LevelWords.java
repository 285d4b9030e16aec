package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.texts.Texts;

import org.slf4j.event.Level;

/** What people call the levels of the log. */
final class LevelWords {
    private LevelWords() {}

    static String of(Texts texts, Level level) {
        return texts.get(
                switch (level) {
                    case ERROR -> "settings.log.error";
                    case WARN -> "settings.log.warn";
                    case INFO -> "settings.log.info";
                    case DEBUG -> "settings.log.debug";
                    case TRACE -> "settings.log.trace";
                });
    }
}
