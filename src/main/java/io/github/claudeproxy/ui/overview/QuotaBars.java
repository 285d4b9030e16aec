package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.limits.QuotaState;
import io.github.claudeproxy.limits.QuotaWindow;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How full the windows of the account’s quota are. JavaFX thread only. */
final class QuotaBars {
    private static final double HIGH = 0.8;
    private static final double FULL = 0.95;

    private final VBox list;
    private final Texts texts;
    private final Formats formats;
    private final List<Label> resets = new ArrayList<>();
    private List<QuotaWindow> shown = List.of();

    QuotaBars(VBox list, Texts texts, Formats formats) {
        this.list = list;
        this.texts = texts;
        this.formats = formats;
    }

    /** When Anthropic said so, or nothing. */
    String age(Optional<QuotaState> quota, Instant now) {
        return quota.map(state -> seen(state.seenAt(), now)).orElse("");
    }

    private String seen(Instant at, Instant now) {
        return Duration.between(at, now).toMinutes() < 1
                ? texts.get("overview.quota.seen-now")
                : texts.get("overview.quota.seen", formats.ago(at, now));
    }

    void show(Optional<QuotaState> quota, Instant now) {
        List<QuotaWindow> windows = quota.map(QuotaState::windows).orElse(List.of());
        if (!windows.equals(shown)) {
            shown = windows;
            resets.clear();
            list.getChildren().setAll(windows.stream().map(this::window).toList());
        }
        for (int i = 0; i < shown.size(); i++) {
            resets.get(i).setText(reset(shown.get(i), now));
        }
    }

    private String reset(QuotaWindow window, Instant now) {
        Instant at = window.resetsAt();
        if (at == null) {
            return "";
        }
        Duration left = Duration.between(now, at);
        return left.isPositive()
                ? texts.get("overview.quota.resets", formats.left(left))
                : texts.get("overview.quota.reset");
    }

    private Node window(QuotaWindow window) {
        String used = formats.percent(window.utilization());
        Label name = new Label(name(window));
        Label reset = new Label();
        reset.getStyleClass().addAll("muted", "small");
        resets.add(reset);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label value = new Label(used);
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(name, reset, gap, value);
        head.getStyleClass().add("row-gap");
        ProgressBar bar = new ProgressBar(Math.clamp(window.utilization(), 0, 1));
        bar.getStyleClass().addAll("limit-bar", level(window.utilization()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(name.getText() + " " + used);
        VBox line = new VBox(head, bar);
        line.getStyleClass().add("limit-lines");
        return line;
    }

    private static String level(double used) {
        return used >= FULL ? "broken" : used >= HIGH ? "attention" : "fine";
    }

    /** Which windows there are is up to Anthropic: those unknown here keep the name it gave. */
    private String name(QuotaWindow window) {
        return switch (window.name()) {
            case "5h" -> texts.get("web.quota.5h");
            case "7d" -> texts.get("web.quota.7d");
            case "requests" -> texts.get("web.quota.requests");
            case "tokens" -> texts.get("web.quota.tokens");
            case "input-tokens" -> texts.get("web.quota.input");
            case "output-tokens" -> texts.get("web.quota.output");
            default -> window.name();
        };
    }
}
