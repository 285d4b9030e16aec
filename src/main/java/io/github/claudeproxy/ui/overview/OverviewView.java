package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.StatusLine;
import io.github.claudeproxy.ui.fx.StyleClasses;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** The screen that says at a glance whether all is well. JavaFX thread only. */
public final class OverviewView implements ScreenView {
    private final Parent root;
    private final OverviewViewModel model;
    private final Texts texts;
    private final TruthWords words;
    private final Figures figureCards;
    private final AddressList addressList;
    private final ProblemList problemList;
    private final QuotaBars quotaBars;
    private final ServerLine serverLine;

    @FXML private Label streams;
    @FXML private Region serverDot;
    @FXML private Label serverTitle;
    @FXML private Label serverDetail;
    @FXML private HBox serverActions;
    @FXML private Region connectionDot;
    @FXML private Label connectionTitle;
    @FXML private Label connectionDetail;
    @FXML private Button connect;
    @FXML private VBox problems;
    @FXML private HBox figures;
    @FXML private HBox unreadable;
    @FXML private Button again;
    @FXML private VBox addresses;
    @FXML private Label noAddress;
    @FXML private Label quotaAge;
    @FXML private VBox quota;
    @FXML private Label noQuota;

    /**
     * What stands around the screen.
     *
     * @param leads takes the user to where something can be done
     */
    public record Surroundings(
            Dialogs dialogs, Toasts toasts, SecretClipboard clipboard, Consumer<Remedy> leads) {}

    public OverviewView(ViewLoader loader, OverviewViewModel model, Surroundings surroundings) {
        this.root = loader.load(this);
        this.model = model;
        this.texts = loader.texts();
        Formats formats = new Formats(texts, model.clock().getZone());
        this.words = new TruthWords(texts, formats);
        this.figureCards = new Figures(figures, texts, formats);
        this.addressList = new AddressList(addresses, texts, surroundings);
        this.problemList = new ProblemList(problems, texts, formats, surroundings.leads());
        this.quotaBars = new QuotaBars(quota, texts, formats);
        this.serverLine = new ServerLine(serverActions, texts, model, surroundings);
        connect.setOnAction(_ -> surroundings.leads().accept(Remedy.CONNECT));
        again.setOnAction(_ -> model.read());
        show(unreadable, false);
        model.unreadable().addListener((_, _, now) -> show(unreadable, now));
        model.picture().addListener((_, before, now) -> show(before, now));
        model.today().addListener((_, _, now) -> figureCards.show(now));
        figureCards.show(model.today().get());
        show(null, model.picture().get());
    }

    private void show(@Nullable Picture before, Picture now) {
        tell(now);
        connection(now);
        if (before == null || !before.truth().server().equals(now.truth().server())) {
            List<ServerPicture.Address> reached = now.truth().server().addresses();
            addressList.show(reached);
            show(addresses, !reached.isEmpty());
            show(noAddress, reached.isEmpty());
        }
        problemList.show(now.problems(), now.now());
        show(problems, !now.problems().isEmpty());
        quotaBars.show(now.quota(), now.now());
        quotaAge.setText(quotaBars.age(now.quota(), now.now()));
        show(quota, now.quota().isPresent());
        show(noQuota, now.quota().isEmpty());
    }

    private void tell(Picture now) {
        serverLine.show(now);
        ServerPicture server = now.truth().server();
        StatusLine line = words.server(server);
        serverTitle.setText(line.text());
        serverDetail.setText(words.serverDetail(server));
        StyleClasses.set(serverDot, "status-dot", line.level().style());
        int running = now.truth().streams();
        streams.setText(words.streams(running));
        StyleClasses.set(streams, "badge", running == 0 ? "off" : "busy");
    }

    private void connection(Picture now) {
        var status = now.truth().connection();
        StatusLine.Level level = words.connectionLevel(status);
        connectionTitle.setText(words.connectionTitle(status));
        connectionDetail.setText(words.connectionDetail(status, now.now()));
        StyleClasses.set(connectionDot, "status-dot", level.style());
        boolean works = level == StatusLine.Level.FINE;
        connect.setText(texts.get(works ? "overview.change" : "connect.button"));
        StyleClasses.set(connect, "button", works ? "normal" : "accent");
        if (connectionDetail.getTooltip() == null) {
            connectionDetail.setTooltip(new Tooltip());
        }
        connectionDetail.getTooltip().setText(status.message());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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
}
