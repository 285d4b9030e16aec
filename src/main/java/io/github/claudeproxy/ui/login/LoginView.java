package io.github.claudeproxy.ui.login;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.users.PasswordStrength;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What is seen at a start where nobody is signed in. */
public final class LoginView implements ScreenView {
    private final LoginViewModel model;
    private final Parent root;

    @FXML private Label title;
    @FXML private Label resetText;
    @FXML private TextField email;
    @FXML private Label passwordLabel;
    @FXML private PasswordField password;
    @FXML private Label strength;
    @FXML private VBox repeat;
    @FXML private PasswordField repeated;
    @FXML private CheckBox stay;
    @FXML private Label problem;
    @FXML private Button signIn;
    @FXML private Hyperlink forgot;
    @FXML private Hyperlink back;

    public LoginView(ViewLoader loader, LoginViewModel model) {
        this.model = model;
        this.root = loader.load(this);
        email.textProperty().bindBidirectional(model.email());
        password.textProperty().bindBidirectional(model.password());
        repeated.textProperty().bindBidirectional(model.repeated());
        stay.selectedProperty().bindBidirectional(model.stay());
        signIn.disableProperty().bind(model.busy());
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        strength.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> loader.texts().of(PasswordStrength.of(password.getText())),
                                password.textProperty()));
        signIn.setOnAction(
                _ -> {
                    if (model.resetting().get()) {
                        model.reset();
                    } else {
                        model.signIn();
                    }
                });
        forgot.setOnAction(_ -> model.forgot());
        back.setOnAction(_ -> model.back());
        resetting(loader, model.resetting().get());
        model.resetting().addListener((_, _, now) -> resetting(loader, now));
    }

    private void resetting(ViewLoader loader, boolean resets) {
        title.setText(loader.texts().get(resets ? "login.reset.title" : "login.title"));
        passwordLabel.setText(loader.texts().get(resets ? "login.reset.new" : "login.password"));
        signIn.setText(loader.texts().get(resets ? "login.reset.button" : "login.button"));
        show(resetText, resets);
        show(strength, resets);
        show(repeat, resets);
        show(back, resets);
        show(forgot, !resets);
        password.requestFocus();
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
        model.suggest();
        password.requestFocus();
    }

    @Override
    public void hidden() {
        model.close();
    }
}
