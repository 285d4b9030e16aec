package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.setup.Client;
import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.setup.Shell;
import io.github.claudeproxy.setup.Snippets;
import io.github.claudeproxy.setup.Step;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a client is set up with a key, for the client, shell and address chosen. JavaFX thread only.
 */
final class SnippetPane {
    private static final double TALLEST = 320;
    private static final double ROOM_FOR_THE_REST = 440;

    private final Texts texts;
    private final String fingerprint;
    private final KeySecret shown;
    private final Consumer<String> copies;
    private final ComboBox<Client> client = new ComboBox<>();
    private final ComboBox<Shell> shell = new ComboBox<>();
    private final ComboBox<ClientAccess> access = new ComboBox<>();
    private final VBox steps = new VBox();
    private final VBox root = new VBox();

    /**
     * Makes it.
     *
     * @param shown stands for the key in what is seen
     */
    SnippetPane(Texts texts, Addresses reachable, KeySecret shown, Consumer<String> copies) {
        this.texts = texts;
        this.fingerprint = reachable.fingerprint();
        this.shown = shown;
        this.copies = copies;
        offer(client, List.of(Client.values()), texts::of, "keys.snippet.client", "snippet-client");
        offer(shell, List.of(Shell.values()), texts::of, "keys.snippet.shell", "snippet-shell");
        offer(
                access,
                reachable.urls(),
                each -> each.baseUrl().toString(),
                "keys.snippet.url",
                "snippet-url");
        shell.setValue(Shell.usual());
        access.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox choices = new HBox(client, shell, gap, access);
        choices.getStyleClass().add("snippet-choices");
        choices.setAlignment(Pos.CENTER_LEFT);
        steps.getStyleClass().add("snippet-steps");
        ScrollPane scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.sceneProperty()
                .addListener(
                        (_, _, scene) -> {
                            if (scene != null) {
                                double room = scene.getHeight() - ROOM_FOR_THE_REST;
                                scroll.setPrefHeight(Math.clamp(room, 120, TALLEST));
                            }
                        });
        scroll.setMinHeight(120);
        scroll.getStyleClass().add("dialog-scroll");
        root.getStyleClass().add("snippets");
        root.getChildren().addAll(choices, scroll);
        show();
    }

    private <T> void offer(
            ComboBox<T> box, List<T> values, Function<T, String> name, String label, String id) {
        box.getItems().setAll(values);
        box.setConverter(Choices.named(name));
        box.setValue(values.getFirst());
        box.setAccessibleText(texts.get(label));
        box.setId(id);
        box.valueProperty().addListener((_, _, _) -> show());
    }

    Parent root() {
        return root;
    }

    private void show() {
        Client chosen = client.getValue();
        shell.setVisible(chosen.usesShell());
        ClientAccess with = access.getValue().withKey(shown);
        steps.getChildren()
                .setAll(
                        Snippets.of(chosen, shell.getValue(), with).steps().stream()
                                .map(this::block)
                                .toList());
        if (with.caFile() != null) {
            steps.getChildren().addFirst(certificate(with, with.caFile()));
        }
    }

    private Node certificate(ClientAccess with, String file) {
        Label text = new Label(texts.get("setup.certificate", with.baseUrl() + "/ca.pem", file));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Label print = new Label(texts.get("keys.snippet.fingerprint", fingerprint));
        print.setWrapText(true);
        print.setMinHeight(Region.USE_PREF_SIZE);
        print.getStyleClass().addAll("muted", "small");
        VBox block = new VBox(text, block(Snippets.authority(shell.getValue(), with)), print);
        block.getStyleClass().add("snippet");
        return block;
    }

    private Node block(Step step) {
        Label title = new Label(title(step));
        title.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button(texts.get("keys.snippet.copy"), new FontIcon("fth-copy"));
        copy.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        copy.setAccessibleText(texts.get("keys.snippet.copy-what", title.getText()));
        copy.setOnAction(_ -> copies.accept(step.text()));
        HBox head = new HBox(title, gap, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        Label code = new Label(step.text());
        code.getStyleClass().addAll("mono", "code");
        code.setWrapText(true);
        code.setMinHeight(Region.USE_PREF_SIZE);
        code.setMaxWidth(Double.MAX_VALUE);
        VBox block = new VBox(head, code);
        block.getStyleClass().add("snippet");
        return block;
    }

    private String title(Step step) {
        String file = Objects.requireNonNullElse(step.file(), "");
        return switch (step.kind()) {
            case INSTALL -> texts.get("keys.snippet.install");
            case RUN -> texts.get("keys.snippet.run");
            case FILE -> texts.get("keys.snippet.file", file);
            case MERGE -> texts.get("keys.snippet.merge", file);
        };
    }
}
