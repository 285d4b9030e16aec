package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.Switch;
import io.github.claudeproxy.ui.network.PortWords;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Where the server listens and who reaches it there. JavaFX thread only. */
final class NetworkPage implements SettingsPage {
    private final FxThread fx;
    private final Texts texts;
    private final Settings settings;
    private final NetworkServices its;
    private final SettingsPages.Surroundings around;
    private final PortWords words;
    private final AuthorityRows authority;
    private final Switch lan = new Switch();
    private final Switch remote = new Switch();
    private final ComboBox<Sharing.Mode> mode = new ComboBox<>();
    private final BooleanProperty shared = new SimpleBooleanProperty();
    private final SettingsRow lanRow;
    private final SettingsRow modeRow;
    private final SettingsRow remoteRow;
    private final PortRow port;
    private final PortRow httpsPort;
    private final List<SettingsGroup> groups;
    private Signal.@Nullable Subscription following;
    private boolean showing;

    NetworkPage(
            SettingsAccess access,
            Formats formats,
            NetworkServices its,
            SettingsPages.Surroundings around) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.settings = access.settings();
        this.its = its;
        this.around = around;
        this.words = new PortWords(texts);
        this.authority = new AuthorityRows(access, formats, its, around);
        lanRow = row(texts.get("web.network.lan"), texts.get("web.network.lan-hint"), lan);
        modeRow = row(texts.get("web.network.mode"), texts.get("web.network.mode-hint"), mode);
        remoteRow =
                row(texts.get("web.network.remote"), texts.get("web.network.remote-hint"), remote);
        port = new PortRow(texts, "setting-port", texts.get("web.network.port"), this::moveTo);
        httpsPort =
                new PortRow(
                        texts,
                        "setting-https-port",
                        texts.get("web.network.https-port"),
                        this::moveHttpsTo);
        List.of(modeRow, remoteRow, httpsPort.row()).forEach(row -> row.onlyIf(shared));
        groups =
                List.of(
                        new SettingsGroup("", List.of(port.row())),
                        new SettingsGroup(
                                texts.get("settings.network.sharing"),
                                List.of(lanRow, modeRow, httpsPort.row(), remoteRow)),
                        authority.group());
        listen();
    }

    private static SettingsRow row(String title, String text, Node control) {
        return new SettingsRow(title, text, control);
    }

    private void listen() {
        lan.setId("setting-lan");
        remote.setId("setting-remote");
        mode.setId("setting-mode");
        mode.getItems().setAll(Sharing.Mode.values());
        mode.setConverter(Choices.named(this::named));
        lan.selectedProperty().addListener((_, _, on) -> change(lanRow, s -> s.withLan(on)));
        remote.selectedProperty()
                .addListener((_, _, on) -> change(remoteRow, s -> s.withRemoteAdministration(on)));
        mode.valueProperty().addListener((_, _, now) -> choose(now));
    }

    private String named(Sharing.Mode each) {
        return switch (each) {
            case HTTPS -> texts.get("settings.network.https");
            case HTTP -> texts.get("settings.network.http");
        };
    }

    /** What can be read on the way is chosen knowingly or not at all. */
    private void choose(Sharing.Mode wanted) {
        if (showing) {
            return;
        }
        if (wanted == Sharing.Mode.HTTPS) {
            change(modeRow, Sharing::withHttps);
            return;
        }
        show(settings.get().sharing());
        around.dialogs()
                .confirm(
                        new Dialogs.Question(
                                texts.get("settings.network.http"),
                                texts.get("web.network.plain"),
                                texts.get("web.network.plain-button"),
                                true),
                        () -> change(modeRow, s -> s.withPlainHttp(its.clock().instant())));
    }

    private void moveTo(int wanted) {
        change(port.row(), s -> s.withPort(wanted), port::answered);
    }

    private void moveHttpsTo(int wanted) {
        change(httpsPort.row(), s -> s.withHttpsPort(wanted), httpsPort::answered);
    }

    private void change(SettingsRow row, UnaryOperator<Sharing> change) {
        change(row, change, _ -> {});
    }

    private void change(
            SettingsRow row, UnaryOperator<Sharing> change, Consumer<NetworkChange> answered) {
        if (showing) {
            return;
        }
        row.fail("");
        row.busy(true);
        fx.background(
                () -> its.network().change(change),
                result -> {
                    row.busy(false);
                    show(settings.get().sharing());
                    row.fail(words.why(result));
                    answered.accept(result);
                    authority.read();
                },
                failure -> {
                    row.busy(false);
                    show(settings.get().sharing());
                    fx.unexpected(failure);
                });
    }

    private void show(Sharing now) {
        showing = true;
        lan.setSelected(now.lan());
        shared.set(now.lan());
        mode.setValue(now.mode());
        remote.setSelected(now.remoteAdministration());
        port.show(now.port());
        httpsPort.show(now.httpsPort());
        showing = false;
    }

    @Override
    public Section section() {
        return Section.NETWORK;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        show(settings.get().sharing());
        following = fx.watch(settings.values(), values -> show(values.sharing()));
        authority.read();
    }

    @Override
    public void hidden() {
        if (following != null) {
            following.close();
        }
    }
}
