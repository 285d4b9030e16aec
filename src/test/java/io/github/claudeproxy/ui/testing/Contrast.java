package io.github.claudeproxy.ui.testing;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds texts that are hard to read on what lies behind them, by WCAG 2.2, 1.4.3: a ratio below 4.5
 * to 1, or below 3 to 1 for icons and large texts. What is disabled is passed over, as there.
 * JavaFX thread only.
 */
final class Contrast {
    private static final double OF_TEXT = 4.5;
    private static final double OF_LARGE = 3;
    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.6;

    private final List<String> found = new ArrayList<>();

    private Contrast() {}

    /**
     * Looks through all that this scene shows.
     *
     * @throws AssertionError if there are such texts
     */
    static void check(Path picture, Scene scene) {
        List<String> poor = Toolkit.on(() -> poor(scene));
        if (!poor.isEmpty()) {
            throw new AssertionError(picture + " is hard to read: " + String.join("\n", poor));
        }
    }

    private static List<String> poor(Scene scene) {
        Contrast contrast = new Contrast();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Paint paper = scene.getFill();
        contrast.look(scene.getRoot(), paper instanceof Color color ? color : Color.WHITE);
        return contrast.found;
    }

    private void look(Node node, Color behind) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            check(text, behind);
        }
        if (node instanceof Parent parent) {
            Color own = node instanceof Region region ? behind(region, behind) : behind;
            parent.getChildrenUnmodifiable().forEach(child -> look(child, own));
        }
    }

    /** The fills of a background lie over each other, the last one on top. */
    private static Color behind(Region region, Color behind) {
        Color color = behind;
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color over) {
                    color = over(over, color);
                }
            }
        }
        return color;
    }

    private static Color over(Color upper, Color lower) {
        return lower.interpolate(
                Color.color(upper.getRed(), upper.getGreen(), upper.getBlue()), upper.getOpacity());
    }

    private void check(Text text, Color behind) {
        if (!(text.getFill() instanceof Color fill)) {
            return;
        }
        double ratio = ratio(over(fill.deriveColor(0, 1, 1, text.getOpacity()), behind), behind);
        if (ratio < least(text)) {
            found.add(
                    String.format(
                            Locale.ROOT,
                            "\"%s\" %s on %s: %.2f, in %s",
                            text.getText(),
                            fill,
                            behind,
                            ratio,
                            where(text)));
        }
    }

    private static double least(Text text) {
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        return isIcon(text) || size >= (bold ? LARGE_BOLD : LARGE) ? OF_LARGE : OF_TEXT;
    }

    /** Icons are characters for private use. */
    private static boolean isIcon(Text text) {
        return text.getText()
                .codePoints()
                .allMatch(character -> Character.getType(character) == Character.PRIVATE_USE);
    }

    private static double ratio(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String where(Node node) {
        List<String> styles = new ArrayList<>();
        for (@Nullable Node at = node; at != null && styles.size() < 5; at = at.getParent()) {
            styles.add(String.join(".", at.getStyleClass()));
        }
        return String.join(" < ", styles);
    }
}
