package io.github.claudeproxy.ui.fx;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/** What stands above the screens until it is answered: one dialog at a time. JavaFX thread only. */
public final class Dialogs {
    private final ModalPane pane;
    private final Parent behind;
    private final Texts texts;
    private @Nullable Node before;
    private boolean backwards;

    /** Shows them in the pane, and keeps the focus from what is behind it meanwhile. */
    public Dialogs(ModalPane pane, Parent behind, Texts texts) {
        this.pane = pane;
        this.behind = behind;
        this.texts = texts;
        // A transition on its way out would take along a dialog that is opened meanwhile.
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        pane.displayProperty()
                .subscribe(
                        shown -> {
                            if (!shown) {
                                leave();
                            }
                        });
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> backwards = key.isShiftDown());
        pane.sceneProperty().subscribe(this::watch);
    }

    private void watch(@Nullable Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty().addListener((_, _, owner) -> keep(owner));
        }
    }

    /**
     * Neither Tab nor a screen that has just loaded takes the focus away, or Esc would go there.
     */
    private void keep(@Nullable Node owner) {
        if (isOpen() && isBehind(owner) && pane.getContent() instanceof DialogCard card) {
            if (backwards) {
                card.focusLast();
            } else {
                card.focusFirst();
            }
        }
    }

    private boolean isBehind(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(behind)) {
                return true;
            }
        }
        return false;
    }

    /** Shows it; Esc and a click beside it close it. */
    public void show(DialogCard card) {
        open(card, false);
    }

    /** Shows what only its own buttons close, as what is shown once must not be lost. */
    public void showUntilAnswered(DialogCard card) {
        open(card, true);
    }

    private void open(DialogCard card, boolean persistent) {
        if (!isOpen() && pane.getScene() != null) {
            before = pane.getScene().getFocusOwner();
        }
        pane.setPersistent(persistent);
        pane.show(card);
        place();
        card.focusFirst();
    }

    /** It takes its place in the second step, and would be seen in the corner before. */
    private void place() {
        if (pane.getScene() != null) {
            Parent root = pane.getScene().getRoot();
            root.applyCss();
            root.layout();
            root.layout();
        }
    }

    public void close() {
        pane.hide();
    }

    public boolean isOpen() {
        return pane.isDisplay();
    }

    /** Asks before something that cannot be taken back. */
    public void confirm(Question question, Runnable confirmed) {
        DialogCard card = new DialogCard(question.title());
        card.text(question.text());
        Button cancel = card.button(texts.get("dialog.cancel"), this::close);
        cancel.setCancelButton(true);
        Button action =
                card.button(
                        question.action(),
                        () -> {
                            close();
                            confirmed.run();
                        });
        action.getStyleClass().add(question.dangerous() ? Styles.DANGER : Styles.ACCENT);
        action.setDefaultButton(!question.dangerous());
        show(card);
        if (question.dangerous()) {
            cancel.requestFocus();
        }
    }

    /** Tells what went wrong and what to do. */
    public void error(String title, String text) {
        DialogCard card = new DialogCard(title);
        card.text(text);
        Button close = card.button(texts.get("dialog.close"), this::close);
        close.setDefaultButton(true);
        show(card);
    }

    /** Nothing of it stays where Tab would find it, and the one who had the focus gets it back. */
    private void leave() {
        pane.setContent(null);
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    /**
     * What is asked.
     *
     * @param action what the confirming button says, a verb
     * @param dangerous whether something is lost; then Enter does not confirm
     */
    public record Question(String title, String text, String action, boolean dangerous) {}
}
