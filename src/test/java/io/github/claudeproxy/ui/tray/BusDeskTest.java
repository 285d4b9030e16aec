package io.github.claudeproxy.ui.tray;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.ui.tray.TrayLook.Entry;
import io.github.claudeproxy.ui.tray.TrayLook.State;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

@EnabledOnOs(OS.LINUX)
final class BusDeskTest {
    private static final TrayLook IDLE =
            new TrayLook(
                    State.IDLE,
                    true,
                    "Reached at 127.0.0.1:3000",
                    List.of(
                            new Entry(TrayCommand.OPEN, "Open Claude Proxy", true),
                            new Entry(TrayCommand.STATE, "Reached at 127.0.0.1:3000", false),
                            new Entry(TrayCommand.QUIT, "Quit", true)));
    private static final TrayLook BROKEN =
            new TrayLook(State.ATTENTION, true, "Not running", IDLE.menu().subList(0, 1));

    private final BlockingQueue<TrayCommand> commands = new LinkedBlockingQueue<>();
    private final FakeTray tray = new FakeTray();
    private Desk desk;

    @BeforeEach
    void open() {
        Toolkit.fx();
        desk = BusDesk.open(tray.environment(), commands::add).orElseThrow();
    }

    @AfterEach
    void close() {
        desk.close();
        tray.close();
    }

    private String shown() throws InterruptedException {
        return String.valueOf(tray.icons.poll(20, SECONDS));
    }

    private Variant<?> property(String owner, String name) {
        return Objects.requireNonNull(
                tray.of(owner, StatusNotifierItem.PATH, Properties.class)
                        .GetAll(StatusNotifierItem.NAME)
                        .get(name));
    }

    @Test
    void showsAnIconWithItsState() throws Exception {
        assertThat(desk.hasTray()).isTrue();
        desk.show(IDLE);
        String owner = shown();

        assertThat(property(owner, "Status").getValue()).isEqualTo("Active");
        assertThat(property(owner, "Menu").getValue()).isInstanceOf(DBusPath.class);
        assertThat(property(owner, "IconPixmap").getSig()).isEqualTo("a(iiay)");

        desk.show(BROKEN);
        assertThat(property(owner, "Status").getValue()).isEqualTo("NeedsAttention");
        assertThat(tray.icons).isEmpty();
    }

    @Test
    void carriesOutWhatIsChosen() throws Exception {
        desk.show(IDLE);
        String owner = shown();
        BusMenu menu = tray.of(owner, BusMenu.PATH, BusMenu.class);
        BusMenu.Line root = menu.layout(0, -1, List.of()).second;

        assertThat(root.lines).hasSize(5); // three, and a line before two of them
        int quit = TrayCommand.QUIT.id();
        assertThat(menu.property(quit, "label").getValue()).isEqualTo("Quit");
        menu.event(quit, "clicked", new Variant<>(""), new UInt32(0));
        assertThat(commands.poll(20, SECONDS)).isEqualTo(TrayCommand.QUIT);

        tray.of(owner, StatusNotifierItem.PATH, StatusNotifierItem.class).activate(0, 0);
        assertThat(commands.poll(20, SECONDS)).isEqualTo(TrayCommand.OPEN);
    }

    @Test
    void noticesThatNobodyShowsIcons() {
        tray.show(false);

        assertThat(desk.hasTray()).isFalse();
        desk.show(IDLE);
        assertThat(tray.icons).isEmpty();
    }

    @Test
    void tellsWhatIsWorthAnInterruption() throws Exception {
        desk.tell("Disk low", "1 < 2 & more");

        assertThat(tray.told.poll(20, SECONDS)).isEqualTo("Disk low: 1 &lt; 2 &amp; more");
    }

    @Test
    void opensWhatItToldOfWhenThatIsClicked() throws Exception {
        desk.show(IDLE);
        desk.tell("Disk low", "");
        assertThat(tray.offered.poll(20, SECONDS)).containsExactly("default", "Open Claude Proxy");

        tray.click(FakeTray.NUMBER + 1); // another program's
        tray.click(FakeTray.NUMBER);

        assertThat(commands.poll(20, SECONDS)).isEqualTo(TrayCommand.OPEN_PROBLEMS);
        assertThat(commands).isEmpty();
    }

    @Test
    void forgetsANotificationThatIsGone() throws Exception {
        desk.tell("Disk low", "");
        tray.expire(FakeTray.NUMBER);
        tray.click(FakeTray.NUMBER);

        desk.show(IDLE);
        tray.of(shown(), StatusNotifierItem.PATH, StatusNotifierItem.class).activate(0, 0);
        assertThat(commands.poll(20, SECONDS)).isEqualTo(TrayCommand.OPEN);
    }

    @Test
    void offersNoClickWhereThereIsNone() throws Exception {
        tray.takeNoClicks();
        desk.tell("Disk low", "");

        assertThat(tray.offered.poll(20, SECONDS)).isEmpty();
    }

    @Test
    void doesWithoutABus() {
        assertThat(BusDesk.open(Map.of(), commands::add)).isEqualTo(Optional.empty());
        Map<String, String> wrong = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
        assertThat(BusDesk.open(wrong, commands::add)).isEqualTo(Optional.empty());
    }
}
