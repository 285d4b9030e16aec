package io.github.claudeproxy.ui.fx;

import io.github.claudeproxy.texts.Texts;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;

/** Loads what a view looks like from the FXML file beside its class. JavaFX thread only. */
public final class ViewLoader {
    private final Texts texts;

    public ViewLoader(Texts texts) {
        this.texts = texts;
    }

    public Texts texts() {
        return texts;
    }

    /**
     * Loads {@code KeysView.fxml} for a {@code KeysView} and fills the fields it marks with
     * {@code @FXML}.
     */
    public Parent load(Object view) {
        Class<?> type = view.getClass();
        String name = type.getSimpleName() + ".fxml";
        URL file = type.getResource(name);
        if (file == null) {
            throw new IllegalStateException("no " + name + " beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(file, texts.bundle());
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + name, e);
        }
    }
}
