package io.github.claudeproxy.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitTemplate;
import io.github.claudeproxy.limits.ModelGlob;
import io.github.claudeproxy.limits.Network;
import io.github.claudeproxy.limits.Period;
import io.github.claudeproxy.ui.testing.TestWindow;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

final class LimitsViewTest {
    private final KeysScreen screen = new KeysScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void showsTheNumberThatIsEnforced() {
        Key anna = screen.add("Anna");
        screen.use(anna, 1_240_000);
        screen.limits.set(KeysScreen.ACCOUNT, List.of(anna.id()), LimitTemplate.DEVELOPER.limits());
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.awaitText("$12.40 of $50");

            window.screenshots("keys-limits");
        }
    }

    @Test
    void setsEveryLimit() {
        Key anna = screen.add("Anna");
        try (TestWindow window = screen.show()) {
            KeysViewTest.select(window, 0);
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.type("#calls-per-minute", "1,000");
            window.type("#calls-at-once", "3");
            window.type("#tokens-per-day", "2 000 000");
            window.type("#budget", "12.50");
            KeysViewTest.choose(window, "#period", 1);
            KeysViewTest.choose(window, "#reset-day", 2);
            window.type("#models", "claude-sonnet-*, claude-haiku-*");
            window.clickText("Files");
            window.type("#networks", "192.168.1.0/24");
            KeysViewTest.choose(window, "#expiry", 2);
            window.type("#days", "14");
            window.type("#weight", "2");
            window.click("#limits-save");
            window.awaitText("Limits of the key saved");
        }

        KeyLimits expected =
                new KeyLimits(
                        1000,
                        3,
                        2_000_000L,
                        new Budget(12_500_000, Period.WEEK, 3),
                        List.of(new ModelGlob("claude-sonnet-*"), new ModelGlob("claude-haiku-*")),
                        List.of(Network.parse("192.168.1.0/24")),
                        Duration.ofDays(14),
                        2,
                        ZoneOffset.UTC);
        assertThat(screen.limits.state(KeysScreen.ACCOUNT, anna.id()).orElseThrow().limits())
                .isEqualTo(expected);
        assertThat(screen.keys.find(KeysScreen.ACCOUNT, anna.id()).orElseThrow().endpoints())
                .isEqualTo(Set.of(Endpoint.MESSAGES, Endpoint.MODELS, Endpoint.FILES));
    }

    @Test
    void saysWhatAFieldTakes() {
        screen.add("Anna");
        try (TestWindow window = screen.show(Locale.ENGLISH, 900 - 216, 600)) {
            KeysViewTest.select(window, 0);
            window.press(KeyCode.CONTROL, KeyCode.L);
            refuses(window, "#calls-per-minute", "often", "whole number from 1 to 10,000");
            refuses(window, "#tokens-per-day", "0", "Tokens per day: enter a whole number");
            refuses(window, "#budget", "much", "amount in dollars up to 1,000,000");
            refuses(window, "#models", "a b$", "model names such as");
            refuses(window, "#networks", "10.0.0.0/99", "addresses or ranges such as");
            window.screenshot("keys-limits-error-small");
        }
    }

    private static void refuses(TestWindow window, String field, String text, String sentence) {
        window.type(field, text);
        window.click("#limits-save");
        window.awaitText(sentence);
        window.type(field, "");
    }
}
