package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.audit.AuditEntry;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.Toasts;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.javafx.FontIcon;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Who changed what, when and from where: what is written down for ever. */
final class HistoryPage implements SettingsPage {
    private final Texts texts;
    private final Formats formats;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final AuditModel model;
    private final AuditWords words;
    private final boolean allowed;
    private final VBox rows = new VBox();
    private final VBox root = new VBox();
    private final List<SettingsGroup> groups;

    HistoryPage(SettingsAccess access, TeamServices team, Dialogs dialogs, Toasts toasts) {
        this.texts = access.texts();
        this.formats = new Formats(texts, team.clock().getZone());
        this.dialogs = dialogs;
        this.toasts = toasts;
        this.words = new AuditWords(texts, formats);
        this.model = new AuditModel(access.fx(), team);
        this.allowed = team.user().isFounder();
        root.getStyleClass().add("history");
        if (allowed) {
            build();
        } else {
            root.getChildren().add(plain(texts.get("settings.founder-only")));
        }
        groups = List.of(new SettingsGroup("", texts.get("audit.words"), root));
    }

    private void build() {
        rows.setId("audit-rows");
        rows.getStyleClass().addAll("panel", "settings-panel");
        Button more = new Button(texts.get("audit.more"));
        more.setId("audit-more");
        more.setOnAction(_ -> model.loadMore());
        more.visibleProperty().bind(model.more());
        more.managedProperty().bind(more.visibleProperty());
        model.entries().addListener((ListChangeListener<AuditEntry>) _ -> show());
        root.getChildren().addAll(plain(texts.get("audit.text")), filters(), rows, more);
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }

    private Node filters() {
        ComboBox<AuditTopic> topic = new ComboBox<>();
        topic.setId("audit-topic");
        topic.setAccessibleText(texts.get("audit.topic"));
        topic.getItems().setAll(AuditTopic.values());
        topic.setConverter(Choices.named(texts::of));
        topic.valueProperty().bindBidirectional(model.topic);
        TextField who = new TextField();
        who.setId("audit-who");
        who.setPromptText(texts.get("audit.who.prompt"));
        who.setAccessibleText(texts.get("audit.who"));
        who.setPrefColumnCount(13);
        who.textProperty().bindBidirectional(model.who);
        who.setOnAction(_ -> model.reload());
        who.focusedProperty().addListener((_, _, now) -> reloadUnless(now));
        Button export = new Button(texts.get("audit.export"), new FontIcon("fth-download"));
        export.setId("audit-export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(_ -> export());
        FlowPane filters = new FlowPane(topic, who, from(), to(), export);
        filters.getStyleClass().add("history-filters");
        return filters;
    }

    private void reloadUnless(boolean typing) {
        if (!typing) {
            model.reload();
        }
    }

    private DatePicker from() {
        DatePicker from = day("audit-from", texts.get("audit.first"));
        from.valueProperty().bindBidirectional(model.first);
        return from;
    }

    private DatePicker to() {
        DatePicker to = day("audit-to", texts.get("audit.last"));
        to.valueProperty().bindBidirectional(model.last);
        return to;
    }

    private DatePicker day(String id, String name) {
        DatePicker day = new DatePicker();
        day.setId(id);
        day.setPromptText(name);
        day.setAccessibleText(name);
        day.setConverter(Choices.days(texts.locale()));
        day.setPrefWidth(130);
        return day;
    }

    private void show() {
        if (model.entries().isEmpty()) {
            Label none = plain(texts.get("audit.none"));
            none.getStyleClass().add("settings-row");
            rows.getChildren().setAll(none);
        } else {
            rows.getChildren().setAll(model.entries().stream().map(this::row).toList());
        }
    }

    private Node row(AuditEntry entry) {
        Change change = entry.change();
        Label what = new Label(words.action(change));
        what.getStyleClass().add("key-name");
        what.setMinWidth(Region.USE_PREF_SIZE);
        Label label = new Label(words.label(change));
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(label.getText()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label at = small(formats.dateTime(entry.at()));
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(what, label);
        head.getStyleClass().add("row-gap");
        Label who = field(who(entry));
        who.getStyleClass().add("muted");
        HBox foot = new HBox(who, gap, at);
        foot.getStyleClass().add("row-gap");
        VBox row = new VBox(head, foot);
        words.fields(change).forEach(line -> row.getChildren().add(field(line)));
        row.getStyleClass().addAll("settings-row", "history-row");
        return row;
    }

    private String who(AuditEntry entry) {
        return texts.get("audit.by", words.who(entry.actor()), words.where(entry.actor()));
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private static Label field(String line) {
        Label label = new Label(line);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small");
        return label;
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("audit.export"));
        chooser.setInitialFileName("claude-proxy-changes.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            write(chosen.toPath());
        }
    }

    /** Writes the file that was chosen. */
    void write(Path file) {
        model.export(
                file,
                () -> toasts.show(texts.get("usage.exported", file.getFileName())),
                _ ->
                        dialogs.error(
                                texts.get("usage.export-failed.title"),
                                texts.get("usage.export-failed.text")));
    }

    @Override
    public Section section() {
        return Section.HISTORY;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        if (allowed) {
            model.reload();
        }
    }
}
