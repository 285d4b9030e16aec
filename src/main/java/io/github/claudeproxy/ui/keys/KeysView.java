package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** The screen of keys. JavaFX thread only. */
public final class KeysView implements ScreenView {
    private static final KeyCombination LIMITS =
            new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination MENU =
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private static final Duration PACE = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final double MENU_INSET = 16;

    private final Parent root;
    private final KeysViewModel model;
    private final FxThread fx;
    private final Texts texts;
    private final KeyCommands commands;
    private final KeyTable table;
    private final KeyMenu menu;
    private final ContextMenu popup = new ContextMenu();
    private Signal.@Nullable Subscription following;

    @FXML private Label count;
    @FXML private TextField search;
    @FXML private Button create;
    @FXML private TableView<KeyRow> keys;
    @FXML private VBox empty;
    @FXML private Button createFirst;
    @FXML private VBox nothing;
    @FXML private Button clearSearch;
    @FXML private VBox failed;
    @FXML private Button again;
    @FXML private Node loading;
    @FXML private HBox bulk;
    @FXML private Label bulkCount;
    @FXML private Button bulkLimits;
    @FXML private Button bulkDisable;
    @FXML private Button bulkEnable;
    @FXML private Button bulkDelete;

    /** What stands around the screen. */
    public record Surroundings(Dialogs dialogs, Toasts toasts, SecretClipboard clipboard) {}

    public KeysView(
            ViewLoader loader, KeysViewModel model, FxThread fx, Surroundings surroundings) {
        this.root = loader.load(this);
        this.model = model;
        this.fx = fx;
        this.texts = loader.texts();
        this.commands =
                new KeyCommands(
                        model.changes(),
                        loader,
                        model.clock(),
                        new KeyCommands.Desk(
                                fx,
                                surroundings.dialogs(),
                                surroundings.toasts(),
                                surroundings.clipboard()));
        this.menu = new KeyMenu(texts, commands);
        KeyCells cells =
                new KeyCells(
                        texts,
                        new Formats(texts, model.clock().getZone()),
                        model.clock(),
                        this::openMenu);
        this.table = new KeyTable(keys, texts, cells);
        table.build(model::sort);
        model.shown().addListener((ListChangeListener<KeyRow>) _ -> table.show(model.shown()));
        bindHead();
        bindBulk();
        bindStates();
        bindKeyboard();
    }

    private void bindHead() {
        search.textProperty().addListener((_, _, words) -> model.search(words));
        search.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                        search.clear();
                        event.consume();
                    }
                });
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::countText,
                                model.total(),
                                model.shown(),
                                search.textProperty()));
        count.visibleProperty().bind(model.total().greaterThan(0));
        create.setOnAction(_ -> newKey());
        createFirst.setOnAction(_ -> newKey());
        clearSearch.setOnAction(_ -> search.clear());
        again.setOnAction(_ -> model.reload());
    }

    private String countText() {
        int total = model.total().get();
        return search.getText().isBlank()
                ? texts.get("keys.count", total)
                : texts.get("keys.count-found", model.shown().size(), total);
    }

    private void bindBulk() {
        var selected = keys.getSelectionModel().getSelectedItems();
        bulk.visibleProperty().bind(Bindings.size(selected).greaterThan(1));
        bulk.managedProperty().bind(bulk.visibleProperty());
        bulkCount
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("keys.selected", selected.size()), selected));
        bulkLimits.setOnAction(_ -> commands.limit(table.selected()));
        bulkDisable.setOnAction(_ -> commands.setEnabled(table.selected(), false));
        bulkEnable.setOnAction(_ -> commands.setEnabled(table.selected(), true));
        bulkDelete.setOnAction(_ -> commands.delete(table.selected()));
    }

    private void bindStates() {
        showIn(keys, KeysViewModel.State.LIST);
        showIn(empty, KeysViewModel.State.EMPTY);
        showIn(nothing, KeysViewModel.State.NOTHING_FOUND);
        showIn(failed, KeysViewModel.State.FAILED);
        loading.setVisible(false);
        model.state()
                .addListener(
                        (_, before, now) -> {
                            if (before == KeysViewModel.State.LOADING) {
                                loading.setVisible(false);
                                keys.requestFocus();
                            }
                        });
    }

    private void showIn(Node node, KeysViewModel.State state) {
        node.visibleProperty().bind(model.state().isEqualTo(state));
    }

    private void bindKeyboard() {
        keys.setOnContextMenuRequested(
                request -> {
                    if (request.isKeyboardTrigger()) {
                        openMenu();
                    } else {
                        menu.fill(popup, table.selected());
                        popup.show(keys, request.getScreenX(), request.getScreenY());
                    }
                    request.consume();
                });
        keys.setOnKeyPressed(this::press);
        keys.setOnMouseClicked(
                click -> {
                    if (click.getClickCount() == 2) {
                        details();
                    }
                });
    }

    private void press(KeyEvent event) {
        List<KeyRow> selected = table.selected();
        if (LIMITS.match(event)) {
            commands.limit(selected);
            event.consume();
            return;
        }
        if (MENU.match(event)) {
            openMenu();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case CONTEXT_MENU -> openMenu();
            case ENTER -> details();
            case DELETE, BACK_SPACE -> commands.delete(selected);
            case F2 -> {
                if (selected.size() == 1) {
                    commands.rename(selected.getFirst());
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Of several, what they have in common is their limits. */
    private void details() {
        List<KeyRow> selected = table.selected();
        if (selected.size() == 1) {
            commands.show(selected.getFirst());
        } else {
            commands.limit(selected);
        }
    }

    /** Below the row that is selected. */
    private void openMenu() {
        menu.fill(popup, table.selected());
        table.row().ifPresent(row -> popup.show(row, Side.BOTTOM, MENU_INSET, 0));
    }

    private void openMenu(Button button, KeyRow row) {
        if (!table.selected().contains(row)) {
            keys.getSelectionModel().clearSelection();
            keys.getSelectionModel().select(row);
        }
        menu.fill(popup, table.selected());
        popup.show(button, Side.BOTTOM, 0, 0);
    }

    /** Asks for what a new key needs. */
    public void newKey() {
        commands.create();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.reload();
        fx.after(
                SLOW, () -> loading.setVisible(model.state().get() == KeysViewModel.State.LOADING));
        following = fx.every(PACE, model::reload);
    }

    @Override
    public void hidden() {
        if (following != null) {
            following.close();
            following = null;
        }
    }

    @Override
    public void search() {
        search.requestFocus();
        search.selectAll();
    }
}
