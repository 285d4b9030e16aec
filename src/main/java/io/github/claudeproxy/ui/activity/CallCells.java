package io.github.claudeproxy.ui.activity;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.texts.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Function;

/** What stands in the cells of the list of calls. JavaFX thread only. */
final class CallCells {
    private CallCells() {}

    /** A text, with itself as tooltip where it is too long. */
    static final class OfText extends TableCell<ObservedCall, ObservedCall> {
        private final Function<ObservedCall, String> text;
        private final Tooltip whole = new Tooltip();

        OfText(Function<ObservedCall, String> text) {
            this.text = text;
            setTooltip(whole);
        }

        @Override
        protected void updateItem(@Nullable ObservedCall call, boolean empty) {
            super.updateItem(call, empty);
            setText(call == null || empty ? null : text.apply(call));
            whole.setText(getText());
        }
    }

    /** Where the call stands; of a refused one also why. */
    static final class OfState extends TableCell<ObservedCall, ObservedCall> {
        private final Texts texts;
        private final Label badge = new Label();
        private final Label reason = new Label();
        private final VBox lines = new VBox(badge);
        private final Tooltip whole = new Tooltip();

        OfState(Texts texts) {
            this.texts = texts;
            reason.getStyleClass().add("call-reason");
            lines.getStyleClass().add("call-state");
        }

        @Override
        protected void updateItem(@Nullable ObservedCall call, boolean empty) {
            super.updateItem(call, empty);
            if (call == null || empty) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            badge.setText(texts.of(call.state()));
            badge.getStyleClass().setAll("label", "badge", style(call.state()));
            explain(call.refusedFor());
            setGraphic(lines);
        }

        private void explain(@Nullable RefusedFor why) {
            if (why == null) {
                lines.getChildren().setAll(badge);
                setTooltip(null);
                return;
            }
            reason.setText(texts.of(why));
            whole.setText(reason.getText());
            lines.getChildren().setAll(badge, reason);
            setTooltip(whole);
        }

        private static String style(CallState state) {
            return switch (state) {
                case QUEUED -> "attention";
                case SENDING, STREAMING -> "busy";
                case COMPLETED -> "fine";
                case CLIENT_ABORTED, STOPPED -> "off";
                case UPSTREAM_ERROR, TIMED_OUT, REFUSED -> "broken";
            };
        }
    }

    /** A button that ends the call, while it runs. */
    static final class OfStop extends TableCell<ObservedCall, ObservedCall> {
        private final Texts texts;
        private final Button button;

        OfStop(Texts texts, Consumer<ObservedCall> stops) {
            this.texts = texts;
            button = new Button(texts.get("activity.stop"));
            button.getStyleClass().addAll(Styles.SMALL, Styles.DANGER, Styles.BUTTON_OUTLINED);
            button.getStyleClass().add("stop-call");
            button.setOnAction(_ -> stops.accept(getItem()));
            setAlignment(Pos.CENTER);
        }

        @Override
        protected void updateItem(@Nullable ObservedCall call, boolean empty) {
            super.updateItem(call, empty);
            if (call == null || empty || !call.state().isRunning()) {
                setGraphic(null);
                return;
            }
            button.setAccessibleText(texts.get("activity.stop-of", call.keyName()));
            setGraphic(button);
        }
    }
}
