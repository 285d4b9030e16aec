package io.github.claudeproxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README's table of settings is the one the program reads. */
final class ReadmeTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Z_]+)` \\| (.*?) \\|", Pattern.MULTILINE);

    @Test
    void namesEverySettingWithItsDefault() throws IOException {
        List<MatchResult> rows =
                ROW.matcher(Files.readString(Path.of("README.md"))).results().toList();

        assertThat(rows.stream().map(row -> row.group(1)))
                .isEqualTo(Arrays.stream(Setting.values()).map(Setting::name).toList());
        assertThat(rows)
                .allSatisfy(
                        row -> {
                            String written = row.group(2).replace("`", "");
                            String actual = Setting.valueOf(row.group(1)).defaultText();
                            if (!written.contains(" ") && !written.contains("'")) {
                                assertThat(written).as(row.group(1)).isEqualTo(actual);
                            }
                        });
    }
}
