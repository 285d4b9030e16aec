package io.github.claudeproxy.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.input.Clipboard;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class SecretClipboardTest {
    private final List<Ring> rings = new ArrayList<>();
    private Duration passed = Duration.ZERO;
    private final SecretClipboard clipboard = Toolkit.on(() -> new SecretClipboard(this::alarm));

    @Test
    void clearsASecretAfterAMinute() {
        Toolkit.run(() -> clipboard.copySecret("cpk_secret"));

        pass(Duration.ofSeconds(59));
        assertThat(content()).isEqualTo("cpk_secret");
        pass(Duration.ofSeconds(1));
        assertThat(content()).isNull();
    }

    @Test
    void leavesAloneWhatSomebodyElseCopiedSince() {
        Toolkit.run(() -> clipboard.copySecret("cpk_secret"));
        Toolkit.run(() -> new SecretClipboard(this::alarm).copy("mine"));

        pass(Duration.ofSeconds(60));
        assertThat(content()).isEqualTo("mine");
    }

    @Test
    void countsTheMinuteFromTheLastCopy() {
        Toolkit.run(() -> clipboard.copySecret("cpk_secret"));
        pass(Duration.ofSeconds(40));
        Toolkit.run(() -> clipboard.copySecret("cpk_secret"));

        pass(Duration.ofSeconds(40));
        assertThat(content()).isEqualTo("cpk_secret");
        pass(Duration.ofSeconds(20));
        assertThat(content()).isNull();
    }

    @Test
    void leavesWhatIsNoSecret() {
        Toolkit.run(() -> clipboard.copy("http://localhost:3000"));

        pass(Duration.ofHours(1));
        assertThat(content()).isEqualTo("http://localhost:3000");
    }

    private static @Nullable String content() {
        List<String> content = new ArrayList<>();
        Toolkit.run(
                () -> {
                    if (Clipboard.getSystemClipboard().hasString()) {
                        content.add(Clipboard.getSystemClipboard().getString());
                    }
                });
        return content.isEmpty() ? null : content.getFirst();
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        List<Ring> due = rings.stream().filter(ring -> ring.at().compareTo(passed) <= 0).toList();
        rings.removeAll(due);
        Toolkit.run(() -> due.forEach(ring -> ring.action().run()));
    }

    private Signal.Subscription alarm(Duration wait, Runnable action) {
        Ring ring = new Ring(passed.plus(wait), action);
        rings.add(ring);
        return () -> rings.remove(ring);
    }

    private record Ring(Duration at, Runnable action) {}
}
