package io.github.claudeproxy.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class QrCodeTest {
    private static final int SCALE = 8;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.5:3000/join/yT1w5O0mFJr0jS3cF2p8Qm1vXz7dKb9e",
                "https://büro.example:3443/",
            })
    void isReadAsTheTextItWasMadeOf(String text) throws ReaderException {
        QrCode code = QrCode.of(text);

        String read =
                new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(image(code))))
                        .getText();

        assertThat(read).isEqualTo(text);
    }

    @Test
    void drawsTheSameAsAPath() {
        QrCode code = QrCode.of("http://10.0.0.5:3000");

        assertThat(code.svg())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\"")
                .contains("M4 4h7v1h-7z")
                .doesNotContain("style", "script");
    }

    @Test
    void refusesWhatNoCodeHolds() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(4000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LuminanceSource image(QrCode code) {
        int side = (code.size() + 8) * SCALE;
        byte[] pixels = new byte[side * side];
        Arrays.fill(pixels, (byte) 0xFF);
        for (int y = 0; y < code.size() * SCALE; y++) {
            for (int x = 0; x < code.size() * SCALE; x++) {
                if (code.isDark(x / SCALE, y / SCALE)) {
                    pixels[(y + 4 * SCALE) * side + x + 4 * SCALE] = 0;
                }
            }
        }
        return new Pixels(side, pixels);
    }

    private static final class Pixels extends LuminanceSource {
        private final byte[] pixels;

        Pixels(int side, byte[] pixels) {
            super(side, side);
            this.pixels = pixels;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            return Arrays.copyOfRange(pixels, y * getWidth(), (y + 1) * getWidth());
        }

        @Override
        public byte[] getMatrix() {
            return pixels;
        }
    }
}
