package io.github.claudeproxy.ui.settings;

import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text that wraps, in which what was searched for stands out. JavaFX thread only. */
final class FoundText extends TextFlow {
    private String text;
    private SearchWords words = SearchWords.NONE;

    FoundText(String text, String... styles) {
        this.text = text;
        getStyleClass().add("found-text");
        getStyleClass().addAll(styles);
        show();
    }

    String text() {
        return text;
    }

    void say(String next) {
        text = next;
        show();
    }

    void mark(SearchWords next) {
        if (!next.equals(words)) {
            words = next;
            show();
        }
    }

    private void show() {
        getChildren().clear();
        for (SearchWords.Piece piece : words.cut(text)) {
            if (piece.found()) {
                Label mark = new Label(piece.text());
                mark.getStyleClass().add("found-mark");
                getChildren().add(mark);
            } else {
                Text plain = new Text(piece.text());
                plain.getStyleClass().add("text");
                getChildren().add(plain);
            }
        }
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }
}
