package io.github.claudeproxy.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseVersionTest {
    @ParameterizedTest
    @CsvSource({"1.9.0,1.10.0", "0.9,1", "1.0.0-SNAPSHOT,1.0.0", "1.0.0,1.0.1-SNAPSHOT"})
    void isOlder(String older, String newer) {
        assertThat(ReleaseVersion.parse(older)).isLessThan(ReleaseVersion.parse(newer));
        assertThat(ReleaseVersion.parse(newer)).isGreaterThan(ReleaseVersion.parse(older));
    }

    @Test
    void numbersThatAreLeftOutAreZero() {
        assertThat(ReleaseVersion.parse("1.0")).isEqualByComparingTo(ReleaseVersion.parse("1.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1..2", "1.2.3.4.5", "1.0 ", "-1", "9999999"})
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> ReleaseVersion.parse(text)).isInstanceOf(UpdateException.class);
    }
}
