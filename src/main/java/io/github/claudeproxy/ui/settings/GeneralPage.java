package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.config.Contact;
import io.github.claudeproxy.config.Notices;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.config.Theme;
import io.github.claudeproxy.config.Updates;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.Switch;
import io.github.claudeproxy.update.UpdateState;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the window looks and speaks, and what the program does by itself. */
final class GeneralPage implements SettingsPage {
    private final FxThread fx;
    private final Texts texts;
    private final Settings settings;
    private final ComboBox<Theme> theme = new ComboBox<>();
    private final ComboBox<Optional<Locale>> language = new ComboBox<>();
    private final Switch updates = new Switch();
    private final Switch tray = new Switch();
    private final Switch notices = new Switch();
    private final TextField contact = new TextField();
    private final Signal<UpdateState> updateState;
    private final StartRow start;
    private final SettingsRow contactRow;
    private final SettingsRow updatesRow;
    private final List<SettingsGroup> groups;
    private Signal.@Nullable Subscription following;
    private boolean showing;

    /**
     * Makes it.
     *
     * @param owner whether what belongs to the installation may be set as well
     */
    GeneralPage(SettingsAccess access, boolean owner) {
        fx = access.fx();
        texts = access.texts();
        settings = access.settings();
        updateState = access.updates();
        start = new StartRow(access);
        contactRow = row("settings.contact", "settings.contact.text", contact);
        updatesRow = row("settings.updates", "settings.updates.text", updates);
        SettingsGroup program =
                new SettingsGroup(
                        texts.get("settings.program"),
                        List.of(
                                start.row(),
                                contactRow,
                                updatesRow,
                                row("settings.tray", "settings.tray.text", tray),
                                row("settings.notices", "settings.notices.text", notices)));
        groups = owner ? List.of(window(), program) : List.of(window());
        buildChoices();
        contact.setPrefColumnCount(12);
        contact.setPromptText(texts.get("settings.contact.prompt"));
        contact.setId("setting-contact");
        updates.setId("setting-updates");
        tray.setId("setting-tray");
        notices.setId("setting-notices");
        contact.setOnAction(_ -> contactTyped());
        contact.focusedProperty().addListener((_, _, now) -> typedUnless(now));
        updates.selectedProperty().addListener((_, _, on) -> change(v -> v.with(new Updates(on))));
        tray.selectedProperty()
                .addListener((_, _, on) -> change(v -> v.with(v.startup().withCloseToTray(on))));
        notices.selectedProperty().addListener((_, _, on) -> change(v -> v.with(new Notices(on))));
    }

    private SettingsGroup window() {
        return new SettingsGroup(
                texts.get("settings.window"),
                List.of(
                        row("settings.theme", "settings.theme.text", theme),
                        row("settings.language", "settings.language.text", language)));
    }

    private SettingsRow row(String title, String text, Node control) {
        return new SettingsRow(texts.get(title), texts.get(text), control);
    }

    private void buildChoices() {
        theme.setId("setting-theme");
        theme.getItems().setAll(Theme.values());
        theme.setConverter(Choices.named(texts::of));
        theme.valueProperty()
                .addListener((_, _, now) -> change(v -> v.with(v.appearance().withTheme(now))));
        language.setId("setting-language");
        language.getItems().add(Optional.empty());
        Texts.LANGUAGES.forEach(each -> language.getItems().add(Optional.of(each)));
        language.setConverter(Choices.named(this::nameOf));
        language.valueProperty().addListener((_, _, now) -> speak(now));
    }

    /** Each in its own language, so that those who need it can read it. */
    private String nameOf(Optional<Locale> choice) {
        return choice.map(locale -> locale.getDisplayLanguage(locale))
                .orElseGet(() -> texts.get("settings.language.system"));
    }

    private void speak(Optional<Locale> choice) {
        change(
                v ->
                        v.with(
                                v.appearance()
                                        .withLanguage(
                                                choice.map(Locale::toLanguageTag).orElse(null))));
    }

    private void typedUnless(boolean typing) {
        if (!typing) {
            contactTyped();
        }
    }

    private void contactTyped() {
        try {
            Contact typed = new Contact(contact.getText().strip());
            contactRow.fail("");
            change(v -> v.with(typed));
        } catch (IllegalArgumentException _) {
            contactRow.fail(texts.get("settings.contact.wrong"));
        }
    }

    private void change(UnaryOperator<SettingsValues> change) {
        if (!showing) {
            fx.background(() -> settings.change(change), _ -> {});
        }
    }

    @Override
    public Section section() {
        return Section.GENERAL;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        show(settings.get());
        start.look();
        following = fx.watch(settings.values(), this::show);
        offer(updateState.get());
    }

    /** A switch that would change nothing is not there: build and machine stay as they are. */
    private void offer(UpdateState state) {
        if (state instanceof UpdateState.Off(var reason) && reason != UpdateState.Reason.SETTING) {
            updates.setVisible(false);
            updatesRow.say(
                    reason == UpdateState.Reason.POLICY
                            ? texts.get("about.update.by-policy")
                            : texts.get("about.update.by-build"));
        }
    }

    private void show(SettingsValues values) {
        showing = true;
        theme.setValue(values.appearance().theme());
        language.setValue(
                Optional.ofNullable(values.appearance().language()).map(Locale::forLanguageTag));
        updates.setSelected(values.updates().check());
        tray.setSelected(values.startup().closeToTray());
        notices.setSelected(values.notices().alerts());
        if (!contact.isFocused()) {
            contact.setText(values.contact().hint());
        }
        showing = false;
    }

    @Override
    public void hidden() {
        Objects.requireNonNull(following).close();
    }
}
