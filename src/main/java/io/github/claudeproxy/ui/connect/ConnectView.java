package io.github.claudeproxy.ui.connect;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The choice between API key and Claude account, and the way through either. */
public final class ConnectView implements ScreenView {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ConnectViewModel model;
    private final LoginBrowser browser;
    private final SecretClipboard clipboard = new SecretClipboard();
    private final VBox root;

    @FXML private HBox outcome;
    @FXML private VBox choosing;
    @FXML private VBox keyPanel;
    @FXML private StackPane embedded;
    @FXML private VBox waiting;
    @FXML private VBox done;
    @FXML private PasswordField apiKey;
    @FXML private Button connect;
    @FXML private Hyperlink console;
    @FXML private Hyperlink terms;
    @FXML private CheckBox termsRead;
    @FXML private Button signIn;
    @FXML private Button signInOutside;
    @FXML private ProgressIndicator busy;
    @FXML private Label problem;
    @FXML private Button again;
    @FXML private Button openAgain;
    @FXML private Button copyLink;
    @FXML private HBox pasting;
    @FXML private TextField pasted;
    @FXML private Button finish;
    @FXML private Button cancel;
    @FXML private Label result;
    @FXML private Button change;

    public ConnectView(ViewLoader loader, ConnectViewModel model, WebAccess access) {
        this.model = model;
        this.root = (VBox) loader.load(this);
        this.browser = new LoginBrowser(loader, access, model);
        embedded.getChildren().add(browser.root());
        bind();
        act();
        stage(model.stage().get());
        model.stage().addListener((_, _, now) -> stage(now));
    }

    /** Whether a connection works. */
    public ReadOnlyBooleanProperty connected() {
        return done.visibleProperty();
    }

    private void bind() {
        apiKey.textProperty().bindBidirectional(model.apiKey());
        pasted.textProperty().bindBidirectional(model.pasted());
        termsRead.selectedProperty().bindBidirectional(model.termsRead());
        connect.disableProperty().bind(model.busy());
        finish.disableProperty().bind(model.busy());
        signIn.disableProperty().bind(model.busy().or(model.termsRead().not()));
        signInOutside.disableProperty().bind(signIn.disableProperty());
        busy.visibleProperty().bind(model.busy());
        busy.managedProperty().bind(busy.visibleProperty());
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        again.visibleProperty().bind(model.ended());
        again.managedProperty().bind(again.visibleProperty());
        model.problem().addListener((_, _, now) -> mark(now));
        outcome.visibleProperty().bind(busy.visibleProperty().or(problem.visibleProperty()));
        outcome.managedProperty().bind(outcome.visibleProperty());
        result.textProperty().bind(model.result());
        connect.defaultButtonProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.stage().get() == ConnectViewModel.Stage.CHOOSING,
                                model.stage()));
    }

    private void act() {
        connect.setOnAction(
                _ -> {
                    place(keyPanel, keyPanel.getChildren().indexOf(console));
                    model.connectApiKey();
                });
        console.setOnAction(_ -> model.openConsole());
        terms.setOnAction(_ -> model.openTerms());
        signIn.setOnAction(
                _ -> {
                    place(root, 0);
                    model.signIn();
                });
        signInOutside.setOnAction(
                _ -> {
                    place(root, 0);
                    model.useSystemBrowser();
                });
        openAgain.setOnAction(_ -> model.openAgain());
        copyLink.setOnAction(_ -> clipboard.copy(model.loginUrl().toString()));
        again.setOnAction(_ -> model.signInAgain());
        finish.setOnAction(_ -> finishPasted());
        pasted.setOnAction(_ -> finishPasted());
        cancel.setOnAction(_ -> model.cancel());
        change.setOnAction(_ -> model.change());
    }

    private void finishPasted() {
        place(waiting, waiting.getChildren().indexOf(pasting) + 1);
        model.finishPasted();
    }

    /** What is wrong with the pasted text stays there, ready to be replaced. */
    private void mark(String why) {
        boolean wrong = !why.isEmpty() && waiting.isVisible();
        pasted.pseudoClassStateChanged(WRONG, wrong);
        if (wrong) {
            pasted.requestFocus();
            pasted.selectAll();
        }
    }

    /** What came of it is told where its button is, or above all where another page opens. */
    private void place(Pane where, int index) {
        if (!where.getChildren().contains(outcome)) {
            ((Pane) outcome.getParent()).getChildren().remove(outcome);
            where.getChildren().add(index, outcome);
        }
    }

    private void stage(ConnectViewModel.Stage now) {
        if (now == ConnectViewModel.Stage.CHOOSING) {
            place(root, 0);
        }
        show(choosing, now == ConnectViewModel.Stage.CHOOSING);
        show(embedded, now == ConnectViewModel.Stage.EMBEDDED);
        show(waiting, now == ConnectViewModel.Stage.SYSTEM_BROWSER);
        show(done, now == ConnectViewModel.Stage.DONE);
        if (now == ConnectViewModel.Stage.EMBEDDED) {
            browser.open(model.loginUrl());
        } else {
            browser.close();
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
        model.look();
        if (choosing.isVisible()) {
            apiKey.requestFocus();
        }
    }

    @Override
    public void hidden() {
        model.cancel();
    }
}
