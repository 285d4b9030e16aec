package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.setup.QrCode;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A text for the camera of a phone; dark on white in every theme, since many readers fail on
 * inverted codes. JavaFX thread only.
 */
final class QrPicture {
    private static final int MODULE = 5;
    private static final int QUIET_ZONE = 4;

    private QrPicture() {}

    static Canvas of(String text, String accessibleName) {
        QrCode code = QrCode.of(text);
        double side = MODULE * (code.size() + 2.0 * QUIET_ZONE);
        Canvas canvas = new Canvas(side, side);
        GraphicsContext paint = canvas.getGraphicsContext2D();
        paint.setFill(Color.WHITE);
        paint.fillRect(0, 0, side, side);
        paint.setFill(Color.BLACK);
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.isDark(x, y)) {
                    paint.fillRect(at(x), at(y), MODULE, MODULE);
                }
            }
        }
        canvas.getStyleClass().add("qr-picture");
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setAccessibleText(accessibleName);
        return canvas;
    }

    private static double at(int module) {
        return MODULE * (module + (double) QUIET_ZONE);
    }
}
