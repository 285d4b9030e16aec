package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.setup.QrCode;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;

import java.net.URI;

/**
 * A URL for the camera of a phone; dark on white in every theme, since many readers fail on
 * inverted codes. JavaFX thread only.
 */
final class QrCard {
    private static final int MODULE = 7;
    private static final int QUIET_ZONE = 4;

    private final DialogCard card;

    QrCard(URI url, Texts texts, Runnable copy, Runnable close) {
        card = new DialogCard(texts.get("overview.qr.title"));
        card.text(texts.get("overview.qr.text"));
        HBox middle = new HBox(picture(url, texts));
        middle.setAlignment(Pos.CENTER);
        card.add(middle);
        Label text = new Label(url.toString());
        text.getStyleClass().add("mono");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setAlignment(Pos.CENTER);
        card.add(text);
        card.button(texts.get("welcome.copy"), copy);
        card.button(texts.get("dialog.close"), close).setDefaultButton(true);
    }

    DialogCard card() {
        return card;
    }

    private static Node picture(URI url, Texts texts) {
        QrCode code = QrCode.of(url.toString());
        int side = (code.size() + 2 * QUIET_ZONE) * MODULE;
        Canvas canvas = new Canvas(side, side);
        GraphicsContext paint = canvas.getGraphicsContext2D();
        paint.setFill(Color.WHITE);
        paint.fillRect(0, 0, side, side);
        paint.setFill(Color.BLACK);
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.isDark(x, y)) {
                    double left = (x + QUIET_ZONE) * MODULE;
                    paint.fillRect(left, (y + QUIET_ZONE) * MODULE, MODULE, MODULE);
                }
            }
        }
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setAccessibleText(texts.get("overview.qr", url));
        return canvas;
    }
}
