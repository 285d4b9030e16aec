package io.github.claudeproxy.ui;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.StatusLine;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The sidebar and the screen it leads to. A screen is made when it is first wanted. */
public final class MainView {
    private final Map<Screen, Supplier<? extends ScreenView>> makers;
    private final Map<Screen, ScreenView> made = new EnumMap<>(Screen.class);
    private final Map<Screen, ToggleButton> items = new EnumMap<>(Screen.class);
    private final ToggleGroup group = new ToggleGroup();
    private final ViewLoader loader;
    private final Parent root;
    private @Nullable Screen current;
    private @Nullable DetailPage detail;

    @FXML private VBox navigation;
    @FXML private StackPane page;
    @FXML private Region statusDot;
    @FXML private Label statusText;
    @FXML private Label userName;
    @FXML private Button signOut;
    @FXML private Button about;

    public MainView(ViewLoader loader, Map<Screen, Supplier<? extends ScreenView>> makers) {
        this.makers = Map.copyOf(makers);
        this.loader = loader;
        this.root = loader.load(this);
        for (Screen screen : screens()) {
            navigation.getChildren().add(item(screen, loader.texts().of(screen)));
        }
    }

    /** The screens there are, from top to bottom. */
    public List<Screen> screens() {
        return Arrays.stream(Screen.values()).filter(makers::containsKey).toList();
    }

    private ToggleButton item(Screen screen, String name) {
        ToggleButton item = new ToggleButton(name, new FontIcon(screen.icon()));
        item.getStyleClass().add("nav-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setToggleGroup(group);
        item.setId("nav-" + screen.name().toLowerCase(Locale.ROOT));
        item.setOnAction(_ -> show(screen));
        items.put(screen, item);
        return item;
    }

    public Parent root() {
        return root;
    }

    /** Who is signed in. */
    public void setUser(String name) {
        userName.setText(name);
        userName.setTooltip(new Tooltip(name));
    }

    /** What ends the session. */
    public void onSignOut(Runnable action) {
        signOut.setOnAction(_ -> action.run());
    }

    /**
     * What stands below the line of status and leads to what the program says of itself.
     *
     * @param news whether it is something new, which is seen at once
     */
    public void setAbout(String text, boolean news) {
        about.setText(text);
        about.setTooltip(new Tooltip(text));
        about.getStyleClass().setAll("button", "about-link");
        if (news) {
            about.getStyleClass().add("news");
        }
    }

    public void onAbout(Runnable action) {
        about.setOnAction(_ -> action.run());
    }

    public void setStatus(StatusLine status) {
        if (status.text().equals(statusText.getText())) {
            return;
        }
        statusText.setText(status.text());
        statusText.setTooltip(new Tooltip(status.text()));
        statusDot.getStyleClass().setAll("status-dot", status.level().style());
    }

    /** Leads to the screen. */
    public void show(Screen screen) {
        group.selectToggle(items.get(screen));
        if (screen == current) {
            return;
        }
        leave();
        ScreenView view = view(screen);
        current = screen;
        page.getChildren().setAll(view.root());
        view.shown();
    }

    /** Leads to something that belongs to the screen in sight, from which one comes back to it. */
    public void open(String title, ScreenView content) {
        Screen from = current == null ? screens().getFirst() : current;
        leave();
        detail = new DetailPage(loader, title, content, () -> show(from));
        page.getChildren().setAll(detail.root());
        detail.shown();
    }

    /** The screen's view, made if nobody wanted it before. */
    public ScreenView view(Screen screen) {
        ScreenView view = made.get(screen);
        if (view == null) {
            Supplier<? extends ScreenView> maker = makers.get(screen);
            if (maker == null) {
                throw new IllegalStateException("nobody makes " + screen);
            }
            view = maker.get();
            made.put(screen, view);
        }
        return view;
    }

    /** The screen in sight, if any. */
    public @Nullable Screen current() {
        return current;
    }

    /** Lets the screen in sight stop following what it shows. */
    public void leave() {
        if (current != null) {
            view(current).hidden();
            current = null;
        }
        if (detail != null) {
            detail.hidden();
            detail = null;
        }
    }
}
