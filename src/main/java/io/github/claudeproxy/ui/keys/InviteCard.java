package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.SecretClipboard;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The dialog that hands a key on by a link. JavaFX thread only. */
final class InviteCard {
    private static final List<Integer> DAYS = List.of(1, 7, 30);

    private final Texts texts;
    private final Formats formats;
    private final DialogCard card;
    private final Label until = paragraph();
    private final Label hint = paragraph();
    private final Label copied = new Label();
    private final ComboBox<ClientAccess> address = new ComboBox<>();
    private final ComboBox<Integer> days = new ComboBox<>();
    private final StackPane qr = new StackPane();
    private final ToggleButton showQr = new ToggleButton();
    private final SecretLine line;
    private Invitation invitation;

    /**
     * The ways out.
     *
     * @param renews makes another link, good for so long
     */
    record Ways(Consumer<Duration> renews, Runnable withdraws, Runnable done) {}

    InviteCard(
            Texts texts,
            Formats formats,
            SecretClipboard clipboard,
            Invitation invitation,
            Ways ways) {
        this.texts = texts;
        this.formats = formats;
        this.invitation = invitation;
        this.card = new DialogCard(texts.get("keys.invite.title", invitation.keyName()));
        this.line = line(clipboard);
        card.getStyleClass().add("wide");
        card.add(until);
        card.add(choices(ways));
        card.add(line.root());
        copied.getStyleClass().addAll("muted", "small");
        copied.managedProperty().bind(copied.textProperty().isNotEmpty());
        card.add(copied);
        hint.getStyleClass().addAll("notice", "attention");
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        hint.visibleProperty().bind(hint.managedProperty());
        card.add(hint);
        card.add(qr);
        buttons(ways);
        show(invitation);
    }

    private static Label paragraph() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private SecretLine line(SecretClipboard clipboard) {
        return new SecretLine(
                new SecretLine.Words(
                        "invite-link",
                        texts.get("keys.invite.link"),
                        texts.get("keys.invite.reveal"),
                        texts.get("keys.invite.copy")),
                clipboard,
                () -> copied.setText(texts.get("keys.secret.copied")));
    }

    private HBox choices(Ways ways) {
        address.setId("invite-address");
        address.setAccessibleText(texts.get("keys.snippet.url"));
        address.getItems().setAll(invitation.reachable().urls());
        address.setConverter(Choices.named(each -> each.baseUrl().toString()));
        address.setValue(invitation.reachable().first());
        address.valueProperty().addListener((_, _, _) -> show(invitation));
        address.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(address, Priority.ALWAYS);
        days.setId("invite-days");
        days.setAccessibleText(texts.get("keys.new.life"));
        days.getItems().setAll(DAYS);
        days.setConverter(Choices.named(each -> texts.get("keys.invite.days", each)));
        days.setValue(7);
        days.valueProperty().addListener((_, _, now) -> ways.renews().accept(Duration.ofDays(now)));
        showQr.setId("invite-qr");
        showQr.setText(texts.get("keys.invite.qr"));
        showQr.setGraphic(new FontIcon("fth-maximize"));
        showQr.setOnAction(_ -> show(invitation));
        showQr.setMinWidth(Region.USE_PREF_SIZE);
        HBox choices = new HBox(address, days, showQr);
        choices.getStyleClass().add("row-gap");
        return choices;
    }

    private void buttons(Ways ways) {
        Button withdraw = card.button(texts.get("keys.invite.withdraw"), ways.withdraws());
        withdraw.setId("invite-withdraw");
        withdraw.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        Button done = card.button(texts.get("keys.invite.done"), ways.done());
        done.setId("invite-done");
        done.getStyleClass().add(Styles.ACCENT);
    }

    /** Shows this link in place of the one there was. */
    void show(Invitation made) {
        invitation = made;
        until.setText(texts.get("keys.invite.text", formats.dateTime(made.expiresAt())));
        ClientAccess to = address.getValue();
        line.fill(made.maskedAt(to), made.at(to));
        hint.setText(hintFor(to));
        qr.getChildren().clear();
        if (showQr.isSelected()) {
            qr.getChildren().add(QrPicture.of(made.at(to), texts.get("keys.invite.qr-name")));
        }
    }

    /** What whoever opens the link there meets, if it is not the page at once. */
    private String hintFor(ClientAccess to) {
        if (Invitation.staysHere(to.baseUrl())) {
            return texts.get("keys.invite.here");
        }
        return to.caFile() == null
                ? ""
                : texts.get("keys.invite.certificate", invitation.reachable().fingerprint());
    }

    DialogCard card() {
        return card;
    }
}
