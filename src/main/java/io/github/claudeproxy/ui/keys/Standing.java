package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.limits.LimitState.Sum;
import io.github.claudeproxy.texts.Texts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Where a key stands: the numbers that its next call is judged by. JavaFX thread only. */
final class Standing {
    private final Texts texts;
    private final LimitWords words;

    Standing(Texts texts, LimitWords words) {
        this.texts = texts;
        this.words = words;
    }

    List<Node> of(LimitState state) {
        List<Node> lines = new ArrayList<>();
        sum(lines, state.micros(), texts.get("keys.standing.budget"), true);
        sum(lines, state.tokens(), texts.get("keys.standing.tokens"), false);
        Integer perMinute = state.limits().callsPerMinute();
        if (perMinute != null) {
            String used = texts.get("keys.of", state.callsInMinute(), perMinute);
            lines.add(line(texts.get("keys.standing.minute"), used));
            lines.add(bar((double) state.callsInMinute() / perMinute, used));
        }
        Integer atOnce = state.limits().callsAtOnce();
        if (atOnce != null) {
            String used = texts.get("keys.of", state.running(), atOnce);
            lines.add(line(texts.get("keys.standing.at-once"), used));
            lines.add(bar((double) state.running() / atOnce, used));
        }
        return lines;
    }

    private void sum(List<Node> lines, @Nullable Sum sum, String name, boolean money) {
        if (sum == null) {
            return;
        }
        String used = words.used(sum, money);
        lines.add(line(name, used));
        lines.add(bar((double) sum.used() / sum.limit(), used));
        Label more = new Label(words.rest(sum, money));
        more.getStyleClass().addAll("muted", "small");
        lines.add(more);
    }

    private static Node line(String name, String used) {
        Label label = new Label(name);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label value = new Label(used);
        value.getStyleClass().add("digits");
        return new HBox(label, gap, value);
    }

    private static Node bar(double fill, String used) {
        ProgressBar bar = new ProgressBar(Math.clamp(fill, 0, 1));
        bar.getStyleClass().addAll("limit-bar", LimitsCell.level(fill));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(used);
        VBox.setVgrow(bar, Priority.NEVER);
        return bar;
    }
}
