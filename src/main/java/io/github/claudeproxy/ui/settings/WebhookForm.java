package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.alerts.Delivery;
import io.github.claudeproxy.alerts.Webhook;
import io.github.claudeproxy.alerts.WebhookException;
import io.github.claudeproxy.alerts.Webhooks;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/**
 * Where alerts are sent to besides the log and the window. The address is a secret: once saved it
 * is shown masked. JavaFX thread only.
 */
final class WebhookForm {
    private final FxThread fx;
    private final Texts texts;
    private final TeamServices team;
    private final VBox root = new VBox();
    private final TextField address = new TextField();
    private final ComboBox<Webhook.Form> form = new ComboBox<>();
    private final Label masked = new Label();
    private final Label result = new Label();
    private final HBox unset;
    private final HBox set;
    private final Button save;
    private final Button test;
    private final Button remove;

    WebhookForm(SettingsAccess access, TeamServices team) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.team = team;
        save = button("alerts.webhook.save", "webhook-save", this::save);
        save.getStyleClass().add(Styles.ACCENT);
        test = button("alerts.webhook.test", "webhook-test", this::test);
        remove = button("alerts.webhook.remove", "webhook-remove", this::remove);
        unset = line(address, form, save);
        set = line(masked, test, remove);
        build();
    }

    private Button button(String key, String id, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox line(Region first, Node... others) {
        first.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox line = new HBox(first);
        line.getChildren().addAll(others);
        line.getStyleClass().add("row-gap");
        return line;
    }

    private void build() {
        Label about = new Label(texts.get("alerts.webhook.text"));
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll("muted", "small");
        address.setId("webhook-address");
        address.setPromptText("https://");
        address.setAccessibleText(texts.get("alerts.webhook.address"));
        address.setOnAction(_ -> save());
        form.setId("webhook-form");
        form.setAccessibleText(texts.get("alerts.webhook.form"));
        form.getItems().setAll(Webhook.Form.values());
        form.setConverter(Choices.named(texts::of));
        form.setValue(Webhook.Form.JSON);
        form.setMinWidth(Region.USE_PREF_SIZE);
        masked.getStyleClass().add("mono");
        result.setId("webhook-result");
        result.setWrapText(true);
        result.setMinHeight(Region.USE_PREF_SIZE);
        result.visibleProperty().bind(result.textProperty().isNotEmpty());
        result.managedProperty().bind(result.visibleProperty());
        root.getStyleClass().add("panel");
        root.getChildren().addAll(about, unset, set, result);
        show(Optional.empty(), 0);
    }

    Parent root() {
        return root;
    }

    void reload() {
        fx.background(this::read, this::show);
    }

    private record State(Optional<Webhook> webhook, int waiting) {}

    private State read() {
        Webhooks webhooks = team.alerts().webhooks();
        return new State(webhooks.of(team.accountId()), webhooks.waiting(team.accountId()));
    }

    private void show(State now) {
        show(now.webhook(), now.waiting());
    }

    private void show(Optional<Webhook> webhook, int waiting) {
        visible(unset, webhook.isEmpty());
        visible(set, webhook.isPresent());
        webhook.ifPresent(
                now -> {
                    masked.setText(now.masked() + "  (" + texts.of(now.form()) + ")");
                    address.clear();
                });
        if (waiting > 0) {
            say(texts.get("alerts.webhook.waiting", waiting), "muted");
        }
    }

    private static void visible(Region line, boolean shown) {
        line.setVisible(shown);
        line.setManaged(shown);
    }

    private void save() {
        try {
            Webhook webhook = Webhook.of(address.getText(), form.getValue());
            work(() -> team.alerts().webhooks().set(team.accountId(), webhook));
        } catch (WebhookException _) {
            say(texts.get("alerts.webhook.wrong"), "error-text");
            address.requestFocus();
        }
    }

    private void remove() {
        work(() -> team.alerts().webhooks().remove(team.accountId()));
    }

    private void work(Runnable change) {
        say("", "muted");
        fx.background(
                () -> {
                    change.run();
                    return read();
                },
                this::show);
    }

    private void test() {
        test.setDisable(true);
        say(texts.get("alerts.webhook.trying"), "muted");
        fx.background(
                () -> team.alerts().webhooks().test(team.accountId()),
                delivery -> {
                    test.setDisable(false);
                    tell(delivery);
                });
    }

    private void tell(Optional<Delivery> delivery) {
        if (delivery.isEmpty()) {
            reload();
            return;
        }
        switch (delivery.get()) {
            case Delivery.Delivered _ -> say(texts.get("alerts.webhook.delivered"), "success-text");
            case Delivery.Failed failed ->
                    say(
                            failed.status() == 0
                                    ? texts.get("alerts.webhook.unreachable")
                                    : texts.get("alerts.webhook.answered", failed.status()),
                            "error-text");
        }
    }

    private void say(String words, String style) {
        result.getStyleClass().setAll("label", "small", style);
        result.setText(words);
    }
}
