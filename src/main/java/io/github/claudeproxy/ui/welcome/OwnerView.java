package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.users.PasswordStrength;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;

/** The first step: who administers. */
final class OwnerView implements ScreenView {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Parent root;

    @FXML private TextField email;
    @FXML private Label emailProblem;
    @FXML private PasswordField password;
    @FXML private ProgressBar strength;
    @FXML private Label strengthText;
    @FXML private Label passwordProblem;
    @FXML private Label problem;
    @FXML private Button create;

    OwnerView(ViewLoader loader, OwnerViewModel model) {
        this.root = loader.load(this);
        email.textProperty().bindBidirectional(model.email());
        password.textProperty().bindBidirectional(model.password());
        create.disableProperty().bind(model.busy());
        create.setOnAction(_ -> model.create());
        say(emailProblem, model.emailProblem());
        say(passwordProblem, model.passwordProblem());
        say(problem, model.problem());
        model.emailProblem().addListener((_, _, now) -> mark(email, now));
        model.passwordProblem().addListener((_, _, now) -> mark(password, now));
        password.textProperty().addListener((_, _, now) -> show(loader, now));
        show(loader, password.getText());
    }

    private static void say(Label label, ReadOnlyStringProperty problem) {
        label.textProperty().bind(problem);
        label.visibleProperty().bind(problem.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static void mark(TextField field, String problem) {
        boolean wrong = !problem.isEmpty();
        field.pseudoClassStateChanged(WRONG, wrong);
        if (wrong) {
            field.requestFocus();
        }
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
