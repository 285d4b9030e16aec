package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The third step: this machine alone, or the network. */
final class ShareView implements ScreenView {
    private final Texts texts;
    private final ShareViewModel model;
    private final Parent root;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Audience, RadioButton> buttons = new EnumMap<>(Audience.class);
    private final Toasts toasts;
    private final SecretClipboard clipboard = new SecretClipboard();

    @FXML private VBox choices;
    @FXML private VBox urls;
    @FXML private VBox plain;
    @FXML private VBox firewall;
    @FXML private Label problem;
    @FXML private Button next;

    ShareView(ViewLoader loader, ShareViewModel model, Toasts toasts, Runnable goOn) {
        this.texts = loader.texts();
        this.model = model;
        this.toasts = toasts;
        this.root = loader.load(this);
        model.choices().addListener((ListChangeListener<Audience>) _ -> offer());
        model.urls().addListener((ListChangeListener<URI>) _ -> list());
        model.choice().addListener((_, _, now) -> chosen(now));
        next.disableProperty().bind(model.busy());
        next.disabledProperty().addListener((_, _, disabled) -> focusNext(disabled));
        next.setOnAction(_ -> goOn.run());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::enterGoesOn);
        problem.textProperty()
                .bind(
                        Bindings.when(model.problem().isEmpty().and(model.outOfReach()))
                                .then(texts.get("welcome.share.out-of-reach"))
                                .otherwise(model.problem()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        chosen(model.choice().get());
    }

    /** What goes on: outside the view, where it stays in its place however long that gets. */
    Button next() {
        return next;
    }

    /** It lost the focus while it was disabled; who is choosing keeps it. */
    private void focusNext(boolean disabled) {
        Node focused = next.getScene() == null ? null : next.getScene().getFocusOwner();
        if (!disabled && !(focused instanceof RadioButton)) {
            next.requestFocus();
        }
    }

    /** Elsewhere the default button does that, but a radio button keeps the key for itself. */
    private void enterGoesOn(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof RadioButton) {
            event.consume();
            next.fire();
        }
    }

    /** Made once, so that the focus stays where it is. */
    private void offer() {
        if (buttons.keySet().equals(Set.copyOf(model.choices()))) {
            return;
        }
        choices.getChildren().clear();
        buttons.clear();
        for (Audience choice : model.choices()) {
            String name = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            RadioButton button = new RadioButton(texts.of(choice));
            button.setToggleGroup(group);
            button.setId("share-" + name);
            button.setOnAction(_ -> model.choose(choice));
            Label detail = new Label(texts.get(textKey(choice)));
            detail.getStyleClass().addAll("muted", "share-detail");
            detail.setWrapText(true);
            buttons.put(choice, button);
            choices.getChildren().add(new VBox(4, button, detail));
        }
        chosen(model.choice().get());
    }

    private static String textKey(Audience choice) {
        return switch (choice) {
            case THIS_MACHINE -> "welcome.share.this-machine";
            case NETWORK_HTTPS -> "welcome.share.network-https";
            case NETWORK_PLAIN -> "welcome.share.network-plain";
        };
    }

    private void chosen(Audience choice) {
        RadioButton button = buttons.get(choice);
        if (button != null) {
            button.setSelected(true);
        }
        show(plain, choice == Audience.NETWORK_PLAIN);
        show(firewall, choice != Audience.THIS_MACHINE);
    }

    private void list() {
        urls.getChildren().clear();
        for (URI url : model.urls()) {
            Label text = new Label(url.toString());
            text.getStyleClass().add("mono");
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            Button copy = new Button(texts.get("welcome.copy"));
            copy.setAccessibleText(texts.get("welcome.copy-url", url));
            copy.setOnAction(_ -> copy(url));
            HBox row = new HBox(10, text, copy);
            row.setAlignment(Pos.CENTER_LEFT);
            urls.getChildren().add(row);
        }
    }

    private void copy(URI url) {
        clipboard.copy(url.toString());
        toasts.show(texts.get("overview.copied", url));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.look();
        next.requestFocus();
    }
}
