package io.github.claudeproxy.ui.tray;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** The tray of Windows and macOS, by AWT: its event thread makes and changes everything. */
final class AwtDesk implements Desk {
    private static final Logger log = LoggerFactory.getLogger(AwtDesk.class);
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private final Consumer<TrayCommand> commands;
    private final SystemTray tray = SystemTray.getSystemTray();
    private final PopupMenu menu = new PopupMenu();
    private volatile @Nullable TrayIcon icon;

    private AwtDesk(Consumer<TrayCommand> commands) {
        this.commands = commands;
    }

    static Optional<Desk> open(Consumer<TrayCommand> commands) {
        System.setProperty("apple.awt.enableTemplateImages", "true");
        return GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()
                ? Optional.empty()
                : Optional.of(new AwtDesk(commands));
    }

    @Override
    public boolean hasTray() {
        return true;
    }

    @Override
    public void show(TrayLook look) {
        Image picture = picture(look);
        EventQueue.invokeLater(() -> show(look, picture));
    }

    private void show(TrayLook look, Image picture) {
        if (menu.getItemCount() == 0) {
            look.menu().forEach(this::append);
        }
        int at = 0;
        for (TrayLook.Entry entry : look.menu()) {
            at += entry.startsGroup() ? 1 : 0;
            MenuItem item = menu.getItem(at++);
            item.setLabel(entry.text());
            item.setEnabled(entry.enabled());
        }
        TrayIcon there = icon == null ? add(picture) : icon;
        if (there != null) {
            there.setImage(picture);
            there.setToolTip(look.title());
        }
    }

    private void append(TrayLook.Entry entry) {
        if (entry.startsGroup()) {
            menu.addSeparator();
        }
        MenuItem item = new MenuItem(entry.text());
        item.addActionListener(_ -> commands.accept(entry.command()));
        menu.add(item);
    }

    private @Nullable TrayIcon add(Image picture) {
        TrayIcon made = new TrayIcon(picture, "", menu);
        made.setImageAutoSize(true);
        made.addActionListener(_ -> commands.accept(TrayCommand.OPEN));
        if (!MAC) {
            made.addMouseListener(new Opener());
        }
        try {
            tray.add(made);
            icon = made;
            return made;
        } catch (AWTException e) {
            log.warn("The tray takes no icon", e);
            return null;
        }
    }

    private final class Opener extends MouseAdapter {
        @Override
        public void mouseClicked(MouseEvent event) {
            if (event.getButton() == MouseEvent.BUTTON1) {
                commands.accept(TrayCommand.OPEN);
            }
        }
    }

    private static Image picture(TrayLook look) {
        IntStream sizes = MAC ? IntStream.of(22, 44) : IntStream.of(16, 24, 32, 48);
        return new BaseMultiResolutionImage(
                sizes.mapToObj(
                                size ->
                                        MAC
                                                ? TrayIcons.template(look, size)
                                                : TrayIcons.of(look, size))
                        .map(AwtDesk::read)
                        .toArray(Image[]::new));
    }

    private static Image read(URL picture) {
        try {
            return ImageIO.read(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void tell(String title, String text) {
        EventQueue.invokeLater(
                () -> {
                    if (icon != null) {
                        icon.displayMessage(title, text, TrayIcon.MessageType.WARNING);
                    }
                });
    }

    @Override
    public void close() {
        EventQueue.invokeLater(
                () -> {
                    if (icon != null) {
                        tray.remove(icon);
                    }
                });
    }
}
