package io.github.claudeproxy.app;

import io.github.claudeproxy.alerts.Alert;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.alerts.AlertTexts;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells the desktop of what is wrong, as it is raised: that is once per cause and hour. What was
 * raised before the program started is on the first screen. The thread of the alerts calls it.
 */
final class AlertNotices {
    private final Settings settings;
    private final Supplier<Texts> texts;
    private final Predicate<Alert> wanted;
    private final BiConsumer<String, String> tells;
    private long last = Long.MIN_VALUE;

    AlertNotices(
            Settings settings,
            Supplier<Texts> texts,
            Predicate<Alert> wanted,
            BiConsumer<String, String> tells) {
        this.settings = settings;
        this.texts = texts;
        this.wanted = wanted;
        this.tells = tells;
    }

    Signal.Subscription follow(AlertService alerts) {
        last = newest(alerts.raised().get());
        return alerts.raised().subscribe(this::raised);
    }

    private void raised(List<Alert> latestFirst) {
        long known = last;
        last = Math.max(known, newest(latestFirst));
        latestFirst.reversed().stream()
                .filter(alert -> alert.id() > known)
                .filter(_ -> settings.get().notices().alerts())
                .filter(wanted)
                .forEach(this::tell);
    }

    private static long newest(List<Alert> latestFirst) {
        return latestFirst.stream().mapToLong(Alert::id).max().orElse(Long.MIN_VALUE);
    }

    private void tell(Alert alert) {
        Texts words = texts.get();
        tells.accept(AlertTexts.title(words, alert), AlertTexts.text(words, alert));
    }
}
