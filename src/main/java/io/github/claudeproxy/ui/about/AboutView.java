package io.github.claudeproxy.ui.about;

import io.github.claudeproxy.about.Licence;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.update.UpdateState;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import java.net.URI;
import java.util.List;

/**
 * The program's version, what is new in a newer one, and the licences of all that is in it. JavaFX
 * thread only.
 */
public final class AboutView implements ScreenView {
    private final Parent root;
    private final FxThread fx;
    private final AboutAccess access;
    private final Texts texts;
    private final Formats formats;
    private Signal.Subscription following = () -> {};
    private boolean looking;

    @FXML private Label version;
    @FXML private Label java;
    @FXML private Parent update;
    @FXML private Label updateTitle;
    @FXML private Label updateText;
    @FXML private Label updateDetail;
    @FXML private Button look;
    @FXML private Button page;
    @FXML private GridPane licences;

    public AboutView(ViewLoader loader, FxThread fx, AboutAccess access) {
        this.root = loader.load(this);
        this.fx = fx;
        this.access = access;
        this.texts = loader.texts();
        this.formats = new Formats(texts, access.clock().getZone());
        version.setText(texts.get("about.version", access.running()));
        java.setText(texts.get("about.java", Runtime.version()));
        look.setOnAction(_ -> look());
    }

    private void look() {
        looking = true;
        show(access.updates().get());
        fx.background(
                access.look(),
                this::looked,
                failure -> {
                    looked(access.updates().get());
                    fx.unexpected(failure);
                });
    }

    private void looked(UpdateState found) {
        looking = false;
        show(found);
    }

    private void show(UpdateState state) {
        UpdateWords words = UpdateWords.of(texts, formats, state, access.clock().instant());
        updateTitle.setText(looking ? texts.get("about.update.looking") : words.title());
        say(updateText, words.text());
        say(updateDetail, words.exactly());
        update.getStyleClass().remove("busy");
        look.setDisable(looking);
        showOnly(look, !(state instanceof UpdateState.Off));
        showOnly(page, state instanceof UpdateState.Available);
        if (state instanceof UpdateState.Available(var release, _)) {
            update.getStyleClass().add("busy");
            page.setOnAction(_ -> access.opens().accept(release.page()));
        }
    }

    private static void say(Label label, String text) {
        label.setText(text);
        showOnly(label, !text.isEmpty());
    }

    private static void showOnly(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void list(List<Licence> all) {
        licences.getChildren().clear();
        for (int row = 0; row < all.size(); row++) {
            Licence licence = all.get(row);
            Label number = new Label(licence.version());
            number.getStyleClass().add("muted");
            licences.addRow(row, new Label(licence.library()), number, terms(licence));
        }
    }

    private Node terms(Licence licence) {
        if (licence.url().isEmpty()) {
            return new Label(licence.name());
        }
        Hyperlink link = new Hyperlink(licence.name());
        link.setWrapText(true);
        link.setAccessibleText(texts.get("about.licence-of", licence.library(), licence.name()));
        link.setOnAction(_ -> access.opens().accept(URI.create(licence.url())));
        return link;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        following = fx.watch(access.updates(), this::show);
        fx.background(Licence::all, this::list);
    }

    @Override
    public void hidden() {
        following.close();
    }
}
