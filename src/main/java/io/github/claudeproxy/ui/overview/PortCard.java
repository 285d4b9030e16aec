package io.github.claudeproxy.ui.overview;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.network.PortWords;
import io.github.claudeproxy.ui.overview.OverviewView.Surroundings;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.Optional;
import java.util.OptionalInt;

/** The dialog that moves the server to another port while it runs. JavaFX thread only. */
final class PortCard {
    private final Texts texts;
    private final OverviewViewModel model;
    private final Surroundings around;
    private final PortWords words;
    private final DialogCard card;
    private final Ports before;
    private final PortField port;
    private final PortField https;
    private final Label problem = new Label();
    private final Hyperlink free = new Hyperlink();
    private final Button save;

    PortCard(Texts texts, OverviewViewModel model, Surroundings around) {
        this.texts = texts;
        this.model = model;
        this.around = around;
        this.words = new PortWords(texts);
        this.before = model.server().ports();
        card = new DialogCard(texts.get("overview.port.title"));
        card.text(texts.get("overview.port.text"));
        port = field("overview.port.plain", "port", before.port(), Setting.PORT);
        card.add(port.box());
        https =
                field(
                        "overview.port.https",
                        "https-port",
                        before.https().orElse(0),
                        Setting.HTTPS_PORT);
        if (before.https().isPresent()) {
            card.add(https.box());
        }
        card.add(complaint());
        card.button(texts.get("dialog.cancel"), around.dialogs()::close).setCancelButton(true);
        save = card.button(texts.get("overview.port.save"), this::save);
        save.setId("port-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
    }

    private PortField field(String key, String id, int number, Setting setting) {
        Optional<String> fixed = model.server().fixed(setting).map(words::fixed);
        return new PortField(texts.get(key), id, number, fixed);
    }

    private HBox complaint() {
        problem.setId("port-problem");
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        free.setId("port-free");
        free.setMinWidth(Region.USE_PREF_SIZE);
        free.managedProperty().bind(free.visibleProperty());
        free.setVisible(false);
        HBox line = new HBox(problem, free);
        line.getStyleClass().add("row-gap");
        line.managedProperty().bind(problem.textProperty().isNotEmpty());
        line.visibleProperty().bind(line.managedProperty());
        return line;
    }

    private void save() {
        free.setVisible(false);
        OptionalInt plain = port.number();
        OptionalInt secured = before.https().isPresent() ? https.number() : OptionalInt.empty();
        boolean same = before.https().isPresent() && plain.equals(secured);
        if (plain.isEmpty() || (before.https().isPresent() && secured.isEmpty())) {
            refused(texts.get("overview.port.range"), plain.isEmpty() ? port : https);
        } else if (same) {
            refused(texts.get("overview.port.same"), https);
        } else {
            move(new Ports(plain.getAsInt(), secured));
        }
    }

    private void move(Ports to) {
        if (to.equals(before)) {
            around.dialogs().close();
            return;
        }
        problem.setText("");
        save.setDisable(true);
        model.move(before, to, change -> moved(change, to));
    }

    private void moved(NetworkChange change, Ports to) {
        save.setDisable(false);
        switch (change) {
            case NetworkChange.Changed _ -> {
                around.dialogs().close();
                around.toasts()
                        .show(
                                to.port() == before.port()
                                        ? texts.get("overview.port.moved-https", https.text())
                                        : texts.get("overview.port.moved", port.text()));
            }
            case NetworkChange.Fixed(var by) -> refused(words.fixed(by), port);
            case NetworkChange.Failed(var why) -> failed(why, to);
        }
    }

    /** Another port, if one is free, is a click away. */
    private void failed(ListenProblem why, Ports to) {
        PortField wrong = why.takenPort().equals(to.https()) ? https : port;
        refused(words.why(why), wrong);
        free.setVisible(why.freePort().isPresent());
        if (why.freePort().isPresent()) {
            free.setText(words.use(why));
            free.setOnAction(
                    _ -> {
                        wrong.fill(why.freePort().getAsInt());
                        save();
                    });
        }
    }

    private void refused(String why, PortField wrong) {
        problem.setText(why);
        wrong.focus();
    }

    DialogCard card() {
        return card;
    }
}
