package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

import java.net.URL;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A picture as notifications take it: red, green, blue, alpha. The name of an icon would be found
 * only where the program was installed with one.
 */
public final class RawImage extends Struct {
    private static final int CHANNELS = 4;

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final int rowStride;

    @Position(3)
    public final boolean alpha = true;

    @Position(4)
    public final int bitsPerSample = Byte.SIZE;

    @Position(5)
    public final int channels = CHANNELS;

    @Position(6)
    public final byte[] bytes;

    public RawImage(int width, int height, byte[] bytes) {
        this.width = width;
        this.height = height;
        this.rowStride = width * CHANNELS;
        this.bytes = bytes;
    }

    /** The mark of the program. */
    static Variant<RawImage> mark() {
        URL picture =
                Objects.requireNonNull(RawImage.class.getResource("/icons/claude-proxy-48.png"));
        Pixels pixels = Pixels.of(picture);
        ByteBuffer from = ByteBuffer.wrap(pixels.bytes);
        ByteBuffer to = ByteBuffer.allocate(pixels.bytes.length);
        while (from.hasRemaining()) {
            to.putInt(Integer.rotateLeft(from.getInt(), Byte.SIZE)); // alpha goes to the end
        }
        return new Variant<>(new RawImage(pixels.width, pixels.height, to.array()), "(iiibiiay)");
    }
}
