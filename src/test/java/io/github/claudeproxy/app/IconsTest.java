package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Objects;

import javax.imageio.ImageIO;

/** The pictures that the window and the tray look for on the class path. */
final class IconsTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void hasTheMarkInTheSizeItsNameSays(int size) throws IOException {
        BufferedImage mark = read("claude-proxy-" + size);

        assertThat(new int[] {mark.getWidth(), mark.getHeight()}).containsExactly(size, size);
    }

    @ParameterizedTest
    @CsvSource({"tray-on-light,16", "tray-on-dark,48", "tray-template,22", "tray-template,44"})
    void hasATrayIconForEveryStateThatDiffersFromTheOthers(String name, int size)
            throws IOException {
        BufferedImage idle = read(name + "-idle-" + size);
        BufferedImage active = read(name + "-active-" + size);
        BufferedImage attention = read(name + "-attention-" + size);

        assertThat(alpha(idle)).isNotEqualTo(alpha(active)).isNotEqualTo(alpha(attention));
        assertThat(alpha(active)).isNotEqualTo(alpha(attention));
    }

    @Test
    void drawsTheTemplateInBlackOnly() throws IOException {
        BufferedImage template = read("tray-template-active-44");

        for (int pixel : template.getRGB(0, 0, 44, 44, null, 0, 44)) {
            assertThat(pixel & 0xffffff).isZero();
        }
    }

    private static BufferedImage read(String name) throws IOException {
        return ImageIO.read(
                Objects.requireNonNull(IconsTest.class.getResource("/icons/" + name + ".png")));
    }

    /** Where something is drawn: shapes must differ, for whoever does not see colours. */
    private static int[] alpha(BufferedImage image) {
        int size = image.getWidth();
        int[] pixels = image.getRGB(0, 0, size, size, null, 0, size);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] >>>= 24;
        }
        return pixels;
    }
}
