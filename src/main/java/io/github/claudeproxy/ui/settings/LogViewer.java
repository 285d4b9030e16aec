package io.github.claudeproxy.ui.settings;

import atlantafx.base.controls.CustomTextField;

import io.github.claudeproxy.logs.LogLine;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.event.Level;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The last events of the log, the newest below, as they come. JavaFX thread only. */
final class LogViewer {
    private static final int FIRST = 500;
    private static final int MOST = 2000;
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final FxThread fx;
    private final Texts texts;
    private final HouseServices house;
    private final SecretClipboard clipboard = new SecretClipboard();
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final FilteredList<LogLine> found = new FilteredList<>(lines);
    private final CustomTextField filter = new CustomTextField();
    private final ComboBox<Level> least = new ComboBox<>();
    private final ListView<LogLine> list = new ListView<>(found);
    private final TextArea detail = new TextArea();
    private final VBox root;
    private Signal.@Nullable Subscription following;

    LogViewer(FxThread fx, Texts texts, HouseServices house) {
        this.fx = fx;
        this.texts = texts;
        this.house = house;
        buildList();
        buildDetail();
        root = new VBox(bar(), list, detail);
        root.getStyleClass().add("log-viewer");
    }

    private HBox bar() {
        filter.setId("log-filter");
        filter.setPromptText(texts.get("settings.log.filter"));
        filter.setAccessibleText(texts.get("settings.log.filter"));
        filter.setLeft(new FontIcon("fth-search"));
        filter.textProperty().addListener((_, _, _) -> sift());
        HBox.setHgrow(filter, Priority.ALWAYS);
        least.setId("log-least");
        least.setAccessibleText(texts.get("settings.log.least"));
        least.getItems().setAll(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);
        least.setConverter(Choices.named(each -> LevelWords.of(texts, each)));
        least.setValue(Level.TRACE);
        least.setMinWidth(Button.USE_PREF_SIZE);
        least.valueProperty().addListener((_, _, _) -> sift());
        Button reveal = new Button(texts.get("settings.folder.action"));
        reveal.setId("log-folder");
        reveal.setMinWidth(Button.USE_PREF_SIZE);
        reveal.setOnAction(_ -> house.ways().reveals().accept(house.log().directory()));
        HBox bar = new HBox(filter, least, reveal);
        bar.getStyleClass().add("row-gap");
        return bar;
    }

    private void buildList() {
        Formats formats = new Formats(texts, house.clock().getZone());
        list.setId("log-lines");
        list.setAccessibleText(texts.get("settings.log.lines"));
        list.getStyleClass().add("log-lines");
        list.setPlaceholder(new Label(texts.get("settings.log.empty")));
        list.setCellFactory(_ -> new LogCell(formats));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> detail.setText(line == null ? "" : line.toString()));
        list.setOnKeyPressed(
                event -> {
                    if (COPY.match(event)) {
                        clipboard.copy(selected());
                        event.consume();
                    }
                });
    }

    private String selected() {
        return list.getSelectionModel().getSelectedItems().stream()
                .map(LogLine::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void buildDetail() {
        detail.setId("log-detail");
        detail.setAccessibleText(texts.get("settings.log.detail"));
        detail.setEditable(false);
        detail.setPrefRowCount(5);
        detail.getStyleClass().addAll("mono", "log-detail");
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
    }

    private void sift() {
        String words = filter.getText().strip();
        int level = least.getValue().toInt();
        found.setPredicate(line -> line.level().toInt() >= level && line.contains(words));
        toEnd();
    }

    VBox root() {
        return root;
    }

    void follow() {
        lines.clear();
        following = house.log().follow(FIRST, more -> fx.run(() -> add(more)));
    }

    /** Who looks at the end goes on seeing the end. */
    private void add(List<LogLine> more) {
        if (following == null || more.isEmpty()) {
            return;
        }
        boolean atEnd = list.getSelectionModel().isEmpty();
        lines.addAll(more);
        if (lines.size() > MOST) {
            lines.remove(0, lines.size() - MOST);
        }
        if (atEnd) {
            toEnd();
        }
    }

    private void toEnd() {
        if (!found.isEmpty()) {
            list.scrollTo(found.size() - 1);
        }
    }

    void leave() {
        Objects.requireNonNull(following).close();
        following = null;
    }
}
