package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.users.PasswordStrength;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;

/** The first step: who administers. */
final class OwnerView implements ScreenView {
    private final Parent root;

    @FXML private TextField email;
    @FXML private PasswordField password;
    @FXML private ProgressBar strength;
    @FXML private Label strengthText;
    @FXML private Label problem;
    @FXML private Button create;

    OwnerView(ViewLoader loader, OwnerViewModel model) {
        this.root = loader.load(this);
        email.textProperty().bindBidirectional(model.email());
        password.textProperty().bindBidirectional(model.password());
        create.disableProperty().bind(model.busy());
        create.setOnAction(_ -> model.create());
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        password.textProperty().addListener((_, _, now) -> show(loader, now));
        show(loader, password.getText());
    }

    private void show(ViewLoader loader, String text) {
        PasswordStrength found = PasswordStrength.of(text);
        strength.setProgress(text.isEmpty() ? 0 : found.share());
        strength.getStyleClass().removeAll("danger", "warning", "success");
        strength.getStyleClass()
                .add(
                        switch (found) {
                            case TOO_SHORT -> "danger";
                            case WEAK -> "warning";
                            case GOOD, STRONG -> "success";
                        });
        strengthText.setText(loader.texts().of(found));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        email.requestFocus();
    }
}
