package io.github.claudeproxy.ui.tray;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;

/** The pictures of the icon, made by {@code icons/export.sh}. */
final class TrayIcons {
    private TrayIcons() {}

    /** For a bar of this colour. */
    static URL of(TrayLook look, int size) {
        return url((look.onDark() ? "on-dark-" : "on-light-") + name(look) + "-" + size);
    }

    /** In one colour that the system chooses, as macOS wants it. */
    static URL template(TrayLook look, int size) {
        return url("template-" + name(look) + "-" + size);
    }

    private static String name(TrayLook look) {
        return look.state().name().toLowerCase(Locale.ROOT);
    }

    private static URL url(String name) {
        URL url = TrayIcons.class.getResource("/icons/tray-" + name + ".png");
        if (url == null) {
            throw new IllegalStateException("no picture tray-" + name);
        }
        return url;
    }

    static InputStream open(URL picture) {
        try {
            return picture.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
