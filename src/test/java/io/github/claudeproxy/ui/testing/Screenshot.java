package io.github.claudeproxy.ui.testing;

import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Pictures of windows, for people to look at. */
final class Screenshot {
    private static final Path DIRECTORY = Path.of("target", "screenshots");

    private Screenshot() {}

    static Path write(Scene scene, String name) {
        BufferedImage picture =
                Toolkit.on(
                        () -> {
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                            return copy(scene.snapshot(null));
                        });
        Path file = DIRECTORY.resolve(name + ".png");
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static BufferedImage copy(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }
}
