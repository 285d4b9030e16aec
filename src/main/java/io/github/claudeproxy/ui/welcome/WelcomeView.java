package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.connect.ConnectView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.users.User;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Function;

/** The first run: where one is, the step in sight, the way back and the way out. */
public final class WelcomeView {
    private final Texts texts;
    private final WelcomeServices services;
    private final ViewLoader loader;
    private final FxThread fx;
    private final Toasts toasts;
    private final Function<User, ConnectView> connects;
    private final KeyViewModel key;
    private final Parent root;
    private Step step = Step.OWNER;
    private @Nullable User user;
    private @Nullable ScreenView current;
    private boolean connected;

    @FXML private HBox steps;
    @FXML private Label title;
    @FXML private Label text;
    @FXML private StackPane page;
    @FXML private VBox connectFoot;
    @FXML private Button connectNext;
    @FXML private VBox shareFoot;
    @FXML private Button back;
    @FXML private Hyperlink later;

    /**
     * Makes it.
     *
     * @param connects makes the view in which this user connects
     */
    public WelcomeView(
            ViewLoader loader,
            FxThread fx,
            WelcomeServices services,
            Toasts toasts,
            Function<User, ConnectView> connects) {
        this.loader = loader;
        this.texts = loader.texts();
        this.fx = fx;
        this.services = services;
        this.toasts = toasts;
        this.connects = connects;
        this.key = new KeyViewModel(fx, texts, services);
        this.root = loader.load(this);
        back.setOnAction(_ -> go(step.previous()));
        later.setOnAction(_ -> finish());
        connectNext.setOnAction(_ -> go(Step.SHARE));
        connectNext
                .defaultButtonProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now) {
                                connectNext.requestFocus();
                            }
                        });
    }

    public Parent root() {
        return root;
    }

    /** Begins, or goes on where it was left: the owner exists from the second step on. */
    public void start(@Nullable User owner, boolean connected) {
        user = owner;
        this.connected = connected;
        go(owner == null ? Step.OWNER : connected ? Step.SHARE : Step.CONNECT);
    }

    private void go(Step next) {
        if (current != null) {
            current.hidden();
        }
        step = next;
        shareFoot.getChildren().clear();
        ScreenView view = view(next);
        current = view;
        title.setText(texts.get(titleKey(next)));
        text.setText(texts.get(textKey(next)));
        page.getChildren().setAll(view.root());
        show(connectFoot, next == Step.CONNECT);
        if (next != Step.CONNECT) {
            connectNext.defaultButtonProperty().unbind();
            connectNext.setDefaultButton(false);
        }
        show(back, next.isAfter(Step.CONNECT));
        show(later, next != Step.OWNER && next != Step.TRY);
        indicate();
        view.shown();
    }

    private ScreenView view(Step next) {
        return switch (next) {
            case OWNER ->
                    new OwnerView(loader, new OwnerViewModel(fx, texts, services, this::created));
            case CONNECT -> connecting();
            case SHARE -> sharing();
            case KEY ->
                    new KeyView(
                            loader,
                            key,
                            toasts,
                            () -> key.generate(owner().accountId()),
                            () -> go(Step.TRY));
            case TRY -> trying();
        };
    }

    /** Once connected, going on is the thing to do. */
    private ScreenView connecting() {
        ConnectView view = connects.apply(owner());
        connectNext.defaultButtonProperty().bind(view.connected());
        connectNext
                .textProperty()
                .bind(
                        Bindings.when(view.connected())
                                .then(texts.get("welcome.next"))
                                .otherwise(texts.get("welcome.connect.skip")));
        view.connected().subscribe(now -> connected = now);
        return view;
    }

    private ScreenView sharing() {
        ShareViewModel model = new ShareViewModel(fx, services.reachability());
        ShareView view = new ShareView(loader, model, toasts, () -> go(Step.KEY));
        shareFoot.getChildren().setAll(view.next());
        return view;
    }

    private ScreenView trying() {
        TryViewModel model = new TryViewModel(fx, texts, services.reachability());
        KeySecret secret = Objects.requireNonNull(key.secret().get());
        return new TryView(loader, model, () -> model.ask(key.url(), secret), this::finish);
    }

    private User owner() {
        return Objects.requireNonNull(user, "nobody is signed in");
    }

    private void created(User owner) {
        user = owner;
        services.signedIn().accept(owner);
        go(Step.CONNECT);
    }

    private void finish() {
        close();
        services.finished().run();
    }

    /** Ends what is under way in the step in sight. */
    public void close() {
        if (current != null) {
            current.hidden();
            current = null;
        }
    }

    private void indicate() {
        steps.getChildren().clear();
        for (Step each : Step.values()) {
            Label label = new Label(each.number() + "  " + texts.of(each));
            label.getStyleClass().add("step");
            if (each == step) {
                label.getStyleClass().add("current");
                label.setAccessibleText(texts.get("welcome.step", texts.of(each)));
            } else if (step.isAfter(each) && (each != Step.CONNECT || connected)) {
                label.getStyleClass().add("past");
            }
            steps.getChildren().add(label);
        }
    }

    private static String titleKey(Step step) {
        return switch (step) {
            case OWNER -> "welcome.owner.title";
            case CONNECT -> "welcome.connect.title";
            case SHARE -> "welcome.share.title";
            case KEY -> "welcome.key.title";
            case TRY -> "welcome.try.title";
        };
    }

    private static String textKey(Step step) {
        return switch (step) {
            case OWNER -> "welcome.owner.text";
            case CONNECT -> "welcome.connect.text";
            case SHARE -> "welcome.share.text";
            case KEY -> "welcome.key.text";
            case TRY -> "welcome.try.text";
        };
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
