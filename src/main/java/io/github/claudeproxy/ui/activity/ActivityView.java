package io.github.claudeproxy.ui.activity;

import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.usage.TokenUsage;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The screen of running and recent calls; what is said in them is never shown. JavaFX thread only.
 */
public final class ActivityView implements ScreenView {
    private static final double ROOM_FOR_STARTED = 830;
    private static final double ROOM_FOR_TOKENS = 680;
    private static final double STATE = 130;
    private static final double STATE_WITH_ROOM = 190;

    private final Parent root;
    private final ActivityViewModel model;
    private final Texts texts;
    private final Formats formats;
    private final Toasts toasts;

    @FXML private Label running;
    @FXML private TextField search;
    @FXML private ToggleButton onlyRunning;
    @FXML private ToggleButton pause;
    @FXML private TableView<ObservedCall> calls;
    @FXML private Node empty;
    @FXML private Node nothing;
    @FXML private Node failed;

    public ActivityView(ViewLoader loader, ActivityViewModel model, ZoneId zone, Toasts toasts) {
        this.root = loader.load(this);
        this.model = model;
        this.texts = loader.texts();
        this.formats = new Formats(texts, zone);
        this.toasts = toasts;
        search.textProperty().bindBidirectional(model.words);
        onlyRunning.selectedProperty().bindBidirectional(model.runningOnly);
        pause.selectedProperty().bindBidirectional(model.paused);
        running.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("activity.running", model.running().get()),
                                model.running()));
        buildTable();
        model.shown().addListener((_, _, now) -> show(now));
        showIn(calls, ActivityViewModel.State.LIST);
        showIn(empty, ActivityViewModel.State.EMPTY);
        showIn(nothing, ActivityViewModel.State.NOTHING_FOUND);
        showIn(failed, ActivityViewModel.State.FAILED);
    }

    private void showIn(Node node, ActivityViewModel.State state) {
        node.visibleProperty().bind(model.state().isEqualTo(state));
    }

    private void buildTable() {
        TableColumn<ObservedCall, ObservedCall> key =
                text("activity.key", ObservedCall::keyName, 130);
        key.setMaxWidth(Double.MAX_VALUE);
        TableColumn<ObservedCall, ObservedCall> started =
                text("activity.started", call -> formats.time(call.startedAt()), 88);
        TableColumn<ObservedCall, ObservedCall> counted =
                right(text("activity.tokens", this::tokens, 80));
        TableColumn<ObservedCall, ObservedCall> state =
                column("activity.state", () -> new CallCells.OfState(texts), STATE);
        calls.getColumns()
                .setAll(
                        List.of(
                                key,
                                text("activity.model", this::modelOf, 150),
                                started,
                                right(text("activity.duration", this::lasted, 84)),
                                counted,
                                state,
                                column(
                                        "activity.end",
                                        () -> new CallCells.OfStop(texts, this::stop),
                                        92)));
        calls.setFixedCellSize(42);
        calls.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        calls.setOnKeyPressed(this::press);
        calls.widthProperty()
                .addListener(
                        (_, _, width) -> {
                            boolean room = width.doubleValue() >= ROOM_FOR_STARTED;
                            started.setVisible(room);
                            fix(state, room ? STATE_WITH_ROOM : STATE);
                            counted.setVisible(width.doubleValue() >= ROOM_FOR_TOKENS);
                        });
    }

    private void press(KeyEvent event) {
        ObservedCall selected = calls.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.DELETE && selected != null) {
            stop(selected);
        }
    }

    private TableColumn<ObservedCall, ObservedCall> text(
            String title, Function<ObservedCall, String> text, double width) {
        return column(title, () -> new CallCells.OfText(text), width);
    }

    private static TableColumn<ObservedCall, ObservedCall> right(
            TableColumn<ObservedCall, ObservedCall> column) {
        column.getStyleClass().add("right");
        return column;
    }

    private TableColumn<ObservedCall, ObservedCall> column(
            String title, Supplier<TableCell<ObservedCall, ObservedCall>> cell, double width) {
        TableColumn<ObservedCall, ObservedCall> column = new TableColumn<>(texts.get(title));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setSortable(false);
        column.setReorderable(false);
        fix(column, width);
        return column;
    }

    private static void fix(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setPrefWidth(width);
    }

    private String lasted(ObservedCall call) {
        return formats.duration(call.duration());
    }

    private String modelOf(ObservedCall call) {
        String model = call.model();
        if (model != null) {
            return model;
        }
        return call.endpoint().equals(Endpoint.MESSAGES.text()) ? "–" : call.endpoint();
    }

    private String tokens(ObservedCall call) {
        TokenUsage used = call.tokens();
        return formats.compact(
                used.inputTokens()
                        + used.outputTokens()
                        + used.cacheCreationInputTokens()
                        + used.cacheReadInputTokens());
    }

    /** Puts only those rows anew that changed; the selected call stays selected. */
    private void show(List<ObservedCall> now) {
        ObservedCall selected = calls.getSelectionModel().getSelectedItem();
        List<ObservedCall> items = calls.getItems();
        if (sameCalls(items, now)) {
            for (int index = 0; index < now.size(); index++) {
                if (!now.get(index).equals(items.get(index))) {
                    items.set(index, now.get(index));
                }
            }
        } else {
            calls.getItems().setAll(now);
        }
        if (selected != null) {
            now.stream()
                    .filter(call -> call.requestId().equals(selected.requestId()))
                    .findFirst()
                    .ifPresent(calls.getSelectionModel()::select);
        }
    }

    private static boolean sameCalls(List<ObservedCall> before, List<ObservedCall> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int index = 0; index < now.size(); index++) {
            if (!before.get(index).requestId().equals(now.get(index).requestId())) {
                return false;
            }
        }
        return true;
    }

    private void stop(ObservedCall call) {
        if (call.state().isRunning()) {
            model.stop(
                    call,
                    stopped ->
                            toasts.show(
                                    texts.get(
                                            stopped ? "activity.stopped" : "activity.ended",
                                            call.keyName())));
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.follow();
    }

    @Override
    public void hidden() {
        model.leave();
    }

    @Override
    public void search() {
        search.requestFocus();
        search.selectAll();
    }
}
