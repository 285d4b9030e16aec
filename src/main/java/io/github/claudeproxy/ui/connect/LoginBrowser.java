package io.github.claudeproxy.ui.connect;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.concurrent.Worker;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import java.net.URI;
import java.util.Optional;

/**
 * The embedded browser of one sign-in. It shows where it is, goes to no other sites, takes the
 * answer out of the address it is sent back to, and keeps nothing. JavaFX thread only.
 */
final class LoginBrowser {
    private static final Duration LOOK = Duration.millis(700);

    private final Texts texts;
    private final WebAccess access;
    private final ConnectViewModel model;
    private final Parent root;
    private final Timeline looking = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private final AllowedSites sites;

    @FXML private StackPane pages;
    @FXML private Label address;
    @FXML private FontIcon lock;
    @FXML private ProgressBar progress;
    @FXML private HBox notice;
    @FXML private Label noticeText;
    @FXML private Button system;
    @FXML private Button cancel;

    LoginBrowser(ViewLoader loader, WebAccess access, ConnectViewModel model) {
        this.texts = loader.texts();
        this.access = access;
        this.model = model;
        this.sites = AllowedSites.of(model.endpoints());
        this.root = loader.load(this);
        looking.setCycleCount(Animation.INDEFINITE);
        system.setOnAction(_ -> model.useSystemBrowser());
        cancel.setOnAction(_ -> model.cancel());
    }

    Parent root() {
        return root;
    }

    void open(URI url) {
        close();
        access.begin(sites);
        tell(Optional.empty());
        page().load(url.toString());
        looking.play();
    }

    /** Leaves nothing behind: no page, no cookie. */
    void close() {
        looking.stop();
        for (var page : pages.getChildren()) {
            ((WebView) page).getEngine().load(null);
        }
        pages.getChildren().clear();
        access.end();
    }

    /** One more page above those there are; a pop-up is under the same rules. */
    private WebEngine page() {
        WebView view = new WebView();
        view.setContextMenuEnabled(false);
        view.setAccessibleText(texts.get("connect.browser"));
        WebEngine engine = view.getEngine();
        engine.setCreatePopupHandler(_ -> page());
        engine.setOnVisibilityChanged(
                shown -> {
                    if (!shown.getData()) {
                        pages.getChildren().remove(view);
                    }
                });
        engine.locationProperty().addListener((_, _, now) -> went(engine, now));
        Worker<Void> worker = engine.getLoadWorker();
        progress.progressProperty().bind(worker.progressProperty());
        progress.visibleProperty().bind(worker.runningProperty());
        worker.stateProperty().addListener((_, _, now) -> loaded(now));
        pages.getChildren().add(view);
        view.requestFocus();
        return engine;
    }

    private void went(WebEngine engine, String location) {
        Optional<URI> to = parse(location);
        if (to.isEmpty() || location.equals("about:blank")) {
            return;
        }
        if (Callback.isAt(model.endpoints().redirectUri(), to.get())) {
            engine.getLoadWorker().cancel();
            model.returned(to.get());
        } else if (sites.allows(to.get())) {
            show(to.get());
        } else {
            engine.getLoadWorker().cancel();
            tell(Optional.of(Hurdle.of(to.get())));
        }
    }

    private static Optional<URI> parse(String location) {
        try {
            return location == null || location.isEmpty()
                    ? Optional.empty()
                    : Optional.of(URI.create(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void show(URI at) {
        boolean safe = "https".equals(at.getScheme());
        lock.setIconLiteral(safe ? "fth-lock" : "fth-unlock");
        lock.setAccessibleText(texts.get(safe ? "connect.locked" : "connect.unlocked"));
        address.setText(at.getScheme() + "://" + at.getRawAuthority() + at.getRawPath());
    }

    private void loaded(Worker.State state) {
        if (state == Worker.State.FAILED) {
            access.refused()
                    .ifPresentOrElse(
                            to -> tell(Optional.of(Hurdle.of(to))),
                            () -> showNotice(texts.get("connect.page-failed")));
        } else if (state == Worker.State.SUCCEEDED) {
            look();
        }
    }

    /** Pages are often made after they were loaded, so it is looked again and again. */
    private void look() {
        if (!notice.isVisible() && !pages.getChildren().isEmpty()) {
            WebView top = (WebView) pages.getChildren().getLast();
            if (top.getEngine().executeScript(Hurdle.SCRIPT) instanceof String found) {
                tell(Hurdle.of(found));
            }
        }
    }

    private void tell(Optional<Hurdle> hurdle) {
        notice.setVisible(false);
        notice.setManaged(false);
        hurdle.ifPresent(found -> showNotice(texts.of(found)));
    }

    private void showNotice(String text) {
        noticeText.setText(text);
        notice.setVisible(true);
        notice.setManaged(true);
    }
}
