package io.github.claudeproxy.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DollarsTest {
    @ParameterizedTest
    @CsvSource({
        "0, $0.00",
        "1, $0.000001",
        "2000, $0.002",
        "9999, $0.009999",
        "10000, $0.01",
        "14999, $0.01",
        "15000, $0.02",
        "20000000, $20.00",
        "1000000000000, $1000000.00"
    })
    void inCentsOrExactlyWhereThatWouldBeNone(long micros, String text) {
        assertThat(Dollars.text(micros)).isEqualTo(text);
    }
}
