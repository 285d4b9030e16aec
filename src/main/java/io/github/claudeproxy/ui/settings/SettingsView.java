package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All settings: their parts at the left, one of them at the right; a search looks through all. What
 * is changed holds at once. JavaFX thread only.
 */
public final class SettingsView implements ScreenView {
    private final ViewLoader loader;
    private final Parent root;
    private final Map<Section, SettingsPage> pages = new EnumMap<>(Section.class);
    private final Map<Section, Node> contents = new EnumMap<>(Section.class);
    private final Map<Section, ToggleButton> items = new EnumMap<>(Section.class);
    private final ToggleGroup group = new ToggleGroup();
    private final List<SettingsPage> following = new ArrayList<>();
    private Section chosen;
    private boolean inSight;

    @FXML private TextField search;
    @FXML private VBox sections;
    @FXML private ScrollPane scroll;
    @FXML private VBox content;
    @FXML private Node nothing;
    @FXML private Button clear;

    /** Shows these pages. */
    SettingsView(ViewLoader loader, List<SettingsPage> parts) {
        this.loader = loader;
        this.root = loader.load(this);
        for (SettingsPage page : parts) {
            pages.put(page.section(), page);
        }
        this.chosen = parts.getFirst().section();
        pages.keySet().forEach(section -> sections.getChildren().add(item(section)));
        search.textProperty().addListener((_, _, _) -> show());
        search.setOnKeyPressed(this::pressInSearch);
        clear.setOnAction(_ -> endSearch());
        show();
    }

    private ToggleButton item(Section section) {
        ToggleButton item =
                new ToggleButton(loader.texts().of(section), new FontIcon(section.icon()));
        item.getStyleClass().addAll("nav-item", "settings-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setToggleGroup(group);
        item.setId("settings-" + section.name().toLowerCase(Locale.ROOT));
        item.setOnAction(_ -> open(section));
        items.put(section, item);
        return item;
    }

    /** Leads to this part. */
    void open(Section section) {
        search.clear();
        choose(section);
    }

    private void choose(Section section) {
        chosen = section;
        show();
        scroll.setVvalue(0);
    }

    /** One part or, while somebody searches, all that is found. */
    private void show() {
        SearchWords wanted = SearchWords.of(search.getText());
        List<SettingsPage> found = new ArrayList<>();
        for (SettingsPage page : pages.values()) {
            boolean any = find(page, wanted);
            if (wanted.isEmpty() ? page.section() == chosen : any) {
                found.add(page);
            }
        }
        group.selectToggle(wanted.isEmpty() ? items.get(chosen) : null);
        content.getChildren().setAll(found.stream().map(this::contentOf).toList());
        nothing.setVisible(found.isEmpty());
        nothing.setManaged(found.isEmpty());
        follow(found);
    }

    private boolean find(SettingsPage page, SearchWords wanted) {
        String title = loader.texts().of(page.section());
        boolean any = false;
        for (SettingsGroup each : page.groups()) {
            any |= each.filter(wanted, title);
        }
        return any;
    }

    private Node contentOf(SettingsPage page) {
        return contents.computeIfAbsent(
                page.section(),
                section -> {
                    Label title = new Label(loader.texts().of(section));
                    title.getStyleClass().add("settings-title");
                    VBox box = new VBox(title);
                    box.getStyleClass().add("settings-page");
                    box.getChildren().addAll(page.groups());
                    return box;
                });
    }

    private void pressInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            event.consume();
            endSearch();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            event.consume();
            focusFirst();
        }
    }

    private void endSearch() {
        search.clear();
        search.requestFocus();
    }

    /** The first thing in sight that takes input. */
    private void focusFirst() {
        content.lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && takesInput(node))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean takesInput(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.isDisabled()) {
                return false;
            }
        }
        return true;
    }

    private void follow(List<SettingsPage> seen) {
        List<SettingsPage> now = inSight ? seen : List.of();
        following.stream().filter(page -> !now.contains(page)).forEach(SettingsPage::hidden);
        now.stream().filter(page -> !following.contains(page)).forEach(SettingsPage::shown);
        following.clear();
        following.addAll(now);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        inSight = true;
        show();
    }

    @Override
    public void hidden() {
        inSight = false;
        follow(List.of());
    }

    @Override
    public void search() {
        search.requestFocus();
        search.selectAll();
    }
}
