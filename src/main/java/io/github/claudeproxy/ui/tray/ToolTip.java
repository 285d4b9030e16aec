package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

import java.util.List;

/** What a tray shows under the mouse. */
public final class ToolTip extends Struct {
    @Position(0)
    public final String icon = "";

    @Position(1)
    public final List<Pixels> picture = List.of();

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    public ToolTip(String title, String text) {
        this.title = title;
        this.text = text;
    }
}
