package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.usage.UsageTotals;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;

/** The screen of usage. JavaFX thread only. */
public final class UsageView implements ScreenView {
    private final Parent root;
    private final UsageViewModel model;
    private final Texts texts;
    private final Formats formats;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final StackedBars bars;

    @FXML private ComboBox<UsagePeriod> period;
    @FXML private HBox days;
    @FXML private DatePicker first;
    @FXML private DatePicker last;
    @FXML private MenuItem exportCalls;
    @FXML private MenuItem exportMonths;
    @FXML private Label cost;
    @FXML private Label calls;
    @FXML private Label tokens;
    @FXML private Label cache;
    @FXML private Label errors;
    @FXML private ComboBox<Measure> measure;
    @FXML private ComboBox<SplitBy> split;
    @FXML private StackPane chart;
    @FXML private FlowPane legend;
    @FXML private ToggleButton inTime;
    @FXML private ToggleButton byMonth;
    @FXML private TableView<UserRow> users;
    @FXML private Node content;
    @FXML private VBox empty;
    @FXML private VBox failed;
    @FXML private Button again;
    @FXML private Node loading;

    public UsageView(ViewLoader loader, UsageViewModel model, Dialogs dialogs, Toasts toasts) {
        this.root = loader.load(this);
        this.model = model;
        this.texts = loader.texts();
        this.formats = new Formats(texts, model.clock().getZone());
        this.dialogs = dialogs;
        this.toasts = toasts;
        this.bars = new StackedBars(texts, formats);
        chart.getChildren().add(bars);
        bindChoices();
        bindStates();
        bindUsers();
        model.board().addListener((_, _, now) -> show(now));
        exportCalls.setOnAction(_ -> export("claude-proxy-calls.csv", true));
        exportMonths.setOnAction(_ -> export("claude-proxy-months.csv", false));
        again.setOnAction(_ -> model.reload());
    }

    private void bindChoices() {
        choices(period, UsagePeriod.values());
        period.valueProperty().bindBidirectional(model.period);
        choices(split, SplitBy.values());
        split.valueProperty().bindBidirectional(model.split);
        choices(measure, Measure.values());
        measure.setValue(Measure.COST);
        measure.valueProperty().addListener((_, _, _) -> show(model.board().get()));
        first.setConverter(Choices.days(formats.locale()));
        last.setConverter(Choices.days(formats.locale()));
        first.valueProperty().bindBidirectional(model.first);
        last.valueProperty().bindBidirectional(model.last);
        days.visibleProperty().bind(model.period.isEqualTo(UsagePeriod.CUSTOM));
        days.managedProperty().bind(days.visibleProperty());
    }

    private <E extends Enum<E>> void choices(ComboBox<E> box, E[] values) {
        box.getItems().setAll(values);
        box.setConverter(Choices.named(texts::of));
    }

    private void bindStates() {
        content.visibleProperty().bind(model.state().isEqualTo(UsageViewModel.State.SHOWN));
        empty.visibleProperty().bind(model.state().isEqualTo(UsageViewModel.State.EMPTY));
        failed.visibleProperty().bind(model.state().isEqualTo(UsageViewModel.State.FAILED));
        loading.visibleProperty().bind(model.slow());
    }

    private void bindUsers() {
        UserTable table = new UserTable(users, texts, formats);
        model.users().addListener((_, _, rows) -> table.show(rows));
        inTime.setOnAction(_ -> chooseUsers(false));
        byMonth.setOnAction(_ -> chooseUsers(true));
        chooseUsers(false);
    }

    /** One of the two is always chosen. */
    private void chooseUsers(boolean months) {
        model.byMonth.set(months);
        inTime.setSelected(!months);
        byMonth.setSelected(months);
    }

    private void show(@Nullable Board board) {
        if (board == null) {
            return;
        }
        UsageTotals totals = board.totals();
        cost.setText(formats.money(totals.costMicros()));
        calls.setText(formats.count(totals.requests()));
        tokens.setText(formats.compact(Measure.tokens(totals)));
        errors.setText(formats.count(totals.errors()));
        cache.setText(
                totals.cacheHitRate().isPresent()
                        ? formats.percent(totals.cacheHitRate().getAsDouble())
                        : texts.get("usage.none"));
        Measure counted = measure.getValue();
        bars.show(board, counted, texts.get("usage.chart", texts.of(counted)));
        legend.getChildren().clear();
        for (int series = 0; series < board.series().size(); series++) {
            addLegend(board, series);
        }
    }

    private void addLegend(Board board, int series) {
        long sum =
                board.bars().stream()
                        .mapToLong(bar -> measure.getValue().of(bar.parts().get(series)))
                        .sum();
        if (sum <= 0) {
            return;
        }
        Region mark = new Region();
        mark.getStyleClass().addAll("legend-mark", StackedBars.style(board, series));
        Label label = new Label(board.name(series, texts), mark);
        label.getStyleClass().add("legend");
        legend.getChildren().add(label);
    }

    private void export(String name, boolean ofCalls) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("usage.export"));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            write(chosen.toPath(), ofCalls);
        }
    }

    /** Writes the file that was chosen. */
    void write(Path file, boolean ofCalls) {
        Runnable done = () -> toasts.show(texts.get("usage.exported", file.getFileName()));
        if (ofCalls) {
            model.exportCalls(file, done, this::exportFailed);
        } else {
            model.exportMonths(file, done, this::exportFailed);
        }
    }

    private void exportFailed(Exception failure) {
        dialogs.error(
                texts.get("usage.export-failed.title"), texts.get("usage.export-failed.text"));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.reload();
    }

    @Override
    public void search() {
        period.requestFocus();
    }
}
