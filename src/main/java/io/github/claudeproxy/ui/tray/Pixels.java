package io.github.claudeproxy.ui.tray;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

import java.net.URL;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** A picture as trays take it: 32 bits a pixel, alpha, red, green, blue. */
public final class Pixels extends Struct {
    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] bytes;

    public Pixels(int width, int height, byte[] bytes) {
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    /** In all sizes there are, for trays of any height and scale. */
    static List<Pixels> of(TrayLook look) {
        return Stream.of(16, 24, 32, 48).map(size -> of(TrayIcons.of(look, size))).toList();
    }

    static Pixels of(URL picture) {
        Image image = new Image(TrayIcons.open(picture));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        return new Pixels(width, height, bytes.array());
    }
}
