package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** The fourth step: a key, shown this once, and what to do with it. */
final class KeyView implements ScreenView {
    private final KeyViewModel model;
    private final Parent root;
    private final SecretClipboard clipboard = new SecretClipboard();

    @FXML private VBox asking;
    @FXML private TextField name;
    @FXML private Button generate;
    @FXML private Label problem;
    @FXML private VBox made;
    @FXML private TextField secret;
    @FXML private Button copy;
    @FXML private Label certificate;
    @FXML private TextArea snippet;
    @FXML private Button copySnippet;
    @FXML private Button next;

    KeyView(ViewLoader loader, KeyViewModel model, Toasts toasts, Runnable wanted, Runnable goOn) {
        this.model = model;
        this.root = loader.load(this);
        name.textProperty().bindBidirectional(model.name());
        generate.disableProperty().bind(model.busy());
        generate.setOnAction(_ -> wanted.run());
        name.setOnAction(_ -> wanted.run());
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        String copied = loader.texts().get("keys.secret.copied");
        copy.setOnAction(_ -> copy(secret, toasts, copied));
        copySnippet.setOnAction(_ -> copy(snippet, toasts, copied));
        next.setOnAction(_ -> goOn.run());
        show(model.secret().get());
        model.secret().addListener((_, _, now) -> show(now));
    }

    private void copy(TextInputControl from, Toasts toasts, String copied) {
        clipboard.copySecret(from.getText());
        toasts.show(copied);
    }

    private void show(@Nullable KeySecret key) {
        show(asking, key == null);
        show(made, key != null);
        if (key != null) {
            secret.setText(key.value());
            snippet.setText(model.snippet());
            certificate.setText(model.certificate());
            show(certificate, !certificate.getText().isEmpty());
            next.requestFocus();
        }
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
        (asking.isVisible() ? name : next).requestFocus();
    }
}
