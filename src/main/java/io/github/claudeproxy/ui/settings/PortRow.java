package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.texts.Texts;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;

import java.util.function.IntConsumer;

/** A port: it holds when applied, as half of a number is a number too. JavaFX thread only. */
final class PortRow {
    private static final int MOST = 65_535;

    private final Texts texts;
    private final IntConsumer moves;
    private final TextField field = new TextField();
    private final Button apply = new Button();
    private final Button free = new Button();
    private final SettingsRow row;
    private String held = "";

    PortRow(Texts texts, String id, String title, IntConsumer moves) {
        this.texts = texts;
        this.moves = moves;
        field.setId(id);
        field.setPrefColumnCount(5);
        field.setOnAction(_ -> move());
        apply.setText(texts.get("overview.port.save"));
        apply.setId(id + "-apply");
        apply.setDisable(true);
        apply.setOnAction(_ -> move());
        free.setId(id + "-free");
        row = new SettingsRow(title, texts.get("overview.port.text"), free, field, apply);
        field.textProperty().addListener((_, _, now) -> apply.setDisable(now.equals(held)));
        offer(false);
    }

    SettingsRow row() {
        return row;
    }

    /** The port that holds; what is being typed stays. */
    void show(int port) {
        boolean typing = !field.getText().equals(held);
        held = String.valueOf(port);
        if (!typing || field.getText().equals(held)) {
            field.setText(held);
        }
        apply.setDisable(field.getText().equals(held));
    }

    private void move() {
        offer(false);
        String typed = field.getText().strip();
        int port = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
        if (port < 1 || port > MOST) {
            row.fail(texts.get("overview.port.range"));
        } else {
            moves.accept(port);
        }
    }

    /** Offers the next free port where the wanted one is taken. */
    void answered(NetworkChange change) {
        if (change instanceof NetworkChange.Failed(ListenProblem problem)
                && problem.freePort().isPresent()) {
            String port = String.valueOf(problem.freePort().getAsInt());
            free.setText(texts.get("overview.port.use", port));
            free.setOnAction(
                    _ -> {
                        field.setText(port);
                        move();
                    });
            offer(true);
        }
    }

    private void offer(boolean offers) {
        free.setVisible(offers);
        free.setManaged(offers);
    }
}
