package io.github.claudeproxy.app;

import io.github.claudeproxy.ui.tray.Desk;
import io.github.claudeproxy.ui.tray.TrayCommand;
import io.github.claudeproxy.ui.tray.TrayLook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A desktop with a tray that can be taken away. Any thread. */
final class FakeDesk implements Desk {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile boolean tray = true;
    private volatile boolean closed;
    private volatile @Nullable TrayLook look;
    private volatile Consumer<TrayCommand> commands = _ -> {};

    Optional<Desk> open(Consumer<TrayCommand> takes) {
        commands = takes;
        return Optional.of(this);
    }

    void takeTray() {
        tray = false;
    }

    /** As if the user chose it in the menu. */
    void choose(TrayCommand command) {
        commands.accept(command);
    }

    Optional<TrayLook> look() {
        return Optional.ofNullable(look);
    }

    /** The line of the menu for this command. */
    TrayLook.Entry entry(TrayCommand command) {
        return Objects.requireNonNull(look).menu().stream()
                .filter(entry -> entry.command() == command)
                .findFirst()
                .orElseThrow();
    }

    List<String> told() {
        return told;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public boolean hasTray() {
        return tray;
    }

    @Override
    public void show(TrayLook next) {
        look = next;
    }

    @Override
    public void tell(String title, String text) {
        told.add(title + ": " + text);
    }

    @Override
    public void close() {
        closed = true;
    }
}
