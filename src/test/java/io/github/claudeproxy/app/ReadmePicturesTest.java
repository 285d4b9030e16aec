package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class ReadmePicturesTest {
    private static final Path SHOWN = Path.of("src", "docs");

    @Test
    void areInTheRepositoryAndSmall() throws IOException {
        for (String screen : List.of("overview", "keys", "usage")) {
            assertThat(SHOWN.resolve(screen + "-light.png")).exists();
            assertThat(SHOWN.resolve(screen + "-dark.png")).exists();
            assertThat(Path.of("README.md"))
                    .content()
                    .contains("src/docs/" + screen + "-light.png");
        }
        assertThat(PicturesTest.bytes(SHOWN)).isLessThan(PicturesTest.ALL_OF_THEM);
    }
}
