package io.github.claudeproxy.ui.testing;

import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;

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
        return write(scene, name, 1);
    }

    /** As on a screen that shows everything so many times as large. */
    static Path write(Scene scene, String name, double scale) {
        BufferedImage picture =
                Toolkit.on(
                        () -> {
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                            return copy(picture(scene, scale));
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

    private static WritableImage picture(Scene scene, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(scene.getFill());
        return scene.getRoot().snapshot(parameters, null);
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
