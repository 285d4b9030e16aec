package io.github.claudeproxy.ui.overview;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.overview.OverviewView.Surroundings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.net.URI;
import java.util.List;

/** The URLs that clients use, to be copied or read by a phone. JavaFX thread only. */
final class AddressList {
    private final VBox list;
    private final Texts texts;
    private final Surroundings around;

    AddressList(VBox list, Texts texts, Surroundings around) {
        this.list = list;
        this.texts = texts;
        this.around = around;
    }

    void show(List<ServerPicture.Address> addresses) {
        list.getChildren().setAll(addresses.stream().map(this::line).toList());
    }

    private Node line(ServerPicture.Address address) {
        String url = address.url().toString();
        Label text = new Label(url);
        text.getStyleClass().add("mono");
        text.setTooltip(new Tooltip(url));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Label reach = new Label(reach(address));
        reach.getStyleClass().addAll("muted", "small");
        VBox words = new VBox(text, reach);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words);
        line.getStyleClass().add("address");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren()
                .add(
                        button(
                                "fth-copy",
                                texts.get("overview.copy", url),
                                () -> copy(address.url())));
        if (address.forOthers()) {
            line.getChildren()
                    .add(
                            button(
                                    "fth-maximize",
                                    texts.get("overview.qr", url),
                                    () -> scan(address.url())));
        }
        return line;
    }

    private String reach(ServerPicture.Address address) {
        if (!address.forOthers()) {
            return texts.get("Audience.THIS_MACHINE");
        }
        return texts.get(
                address.isHttps() ? "overview.address.https" : "overview.address.plain",
                address.network());
    }

    private static Button button(String icon, String name, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void copy(URI url) {
        around.clipboard().copy(url.toString());
        around.toasts().show(texts.get("overview.copied", url));
    }

    private void scan(URI url) {
        around.dialogs()
                .show(new QrCard(url, texts, () -> copy(url), around.dialogs()::close).card());
    }
}
