package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The icon as trays of Linux read it. Any thread. */
final class BusItem extends BusProperties implements StatusNotifierItem {
    private final Consumer<TrayCommand> commands;

    BusItem(TrayLook look, Consumer<TrayCommand> commands) {
        super(PATH, properties(look));
        this.commands = commands;
    }

    void show(TrayLook look) {
        set(properties(look));
    }

    static String status(TrayLook look) {
        return look.state() == TrayLook.State.ATTENTION ? "NeedsAttention" : "Active";
    }

    private static Map<String, Variant<?>> properties(TrayLook look) {
        Variant<?> pictures = new Variant<>(Pixels.of(look), "a(iiay)");
        return Map.ofEntries(
                Map.entry("Category", new Variant<>("ApplicationStatus")),
                Map.entry("Id", new Variant<>("claude-proxy")),
                Map.entry("Title", new Variant<>("Claude Proxy")),
                Map.entry("Status", new Variant<>(status(look))),
                Map.entry("WindowId", new Variant<>(0)),
                Map.entry("IconName", new Variant<>("")),
                Map.entry("IconPixmap", pictures),
                Map.entry("AttentionIconName", new Variant<>("")),
                Map.entry("AttentionIconPixmap", pictures),
                Map.entry("OverlayIconName", new Variant<>("")),
                Map.entry("OverlayIconPixmap", new Variant<>(List.of(), "a(iiay)")),
                Map.entry(
                        "ToolTip",
                        new Variant<>(new ToolTip("Claude Proxy", look.title()), "(sa(iiay)ss)")),
                Map.entry("ItemIsMenu", new Variant<>(false)),
                Map.entry("Menu", new Variant<>(new DBusPath(BusMenu.PATH))));
    }

    @Override
    public void activate(int x, int y) {
        commands.accept(TrayCommand.OPEN);
    }

    @Override
    public void activateOtherwise(int x, int y) {
        commands.accept(TrayCommand.OPEN);
    }

    @Override
    public void openMenu(int x, int y) {
        // whoever can show a menu reads it instead
    }

    @Override
    public void scroll(int delta, String orientation) {
        // nothing to turn
    }
}
