package io.github.claudeproxy.setup;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.util.Map;

/** A text as a square of dark and light modules, without the quiet zone around it. */
public final class QrCode {
    /** As wide as ISO/IEC 18004 9.1 asks for. */
    private static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** Encodes what a phone shall read, such as a URL of up to about 2000 characters. */
    public static QrCode of(String text) {
        try {
            return new QrCode(
                    Encoder.encode(
                                    text,
                                    ErrorCorrectionLevel.M,
                                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** How many modules it has in a row and in a column. */
    public int size() {
        return modules.getWidth();
    }

    public boolean isDark(int x, int y) {
        return modules.get(x, y) == 1;
    }

    /**
     * The code with its quiet zone as an SVG element: dark on white in every theme, since many
     * readers fail on inverted codes. A single path; no style and no script.
     */
    public String svg() {
        int side = size() + 2 * QUIET_ZONE;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="%1$d" height="%1$d" fill="#fff"/><path fill="#000" d="%2$s"/></svg>"""
                .formatted(side, path());
    }

    /** Every run of dark modules in a row is one rectangle. */
    private String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            int x = 0;
            while (x < size()) {
                int end = x;
                while (end < size() && isDark(end, y)) {
                    end++;
                }
                if (end > x) {
                    append(path, x, y, end - x);
                }
                x = end + 1;
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, int x, int y, int length) {
        path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
        path.append('h').append(length).append("v1h-").append(length).append('z');
    }
}
