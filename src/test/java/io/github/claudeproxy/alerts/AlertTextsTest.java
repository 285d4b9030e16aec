package io.github.claudeproxy.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.texts.Texts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

final class AlertTextsTest {
    @ParameterizedTest
    @EnumSource
    void everyKindHasWordsInEveryLanguage(AlertKind kind) {
        Alert alert = new Alert(1, "a", kind, "s", List.of("A", "B", "C", "D"), Instant.EPOCH, "");

        for (Locale language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            assertThat(AlertTexts.title(texts, alert)).doesNotContain("{").isNotBlank();
            assertThat(AlertTexts.text(texts, alert)).doesNotContain("{").isNotBlank();
        }
        assertThat(AlertTexts.title(Texts.of(Locale.GERMAN), alert))
                .isNotEqualTo(AlertTexts.title(Texts.of(Locale.ENGLISH), alert));
    }
}
