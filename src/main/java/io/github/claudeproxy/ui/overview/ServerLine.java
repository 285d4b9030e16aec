package io.github.claudeproxy.ui.overview;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs.Question;
import io.github.claudeproxy.ui.fx.StyleClasses;
import io.github.claudeproxy.ui.network.PortWords;
import io.github.claudeproxy.ui.overview.OverviewView.Surroundings;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.Optional;

/** What can be done with the server: start, stop, move. JavaFX thread only. */
final class ServerLine {
    private final Texts texts;
    private final OverviewViewModel model;
    private final Surroundings around;
    private final PortWords words;
    private final Button move = new Button();
    private final Button again = new Button();
    private final Button main = new Button();

    ServerLine(HBox actions, Texts texts, OverviewViewModel model, Surroundings around) {
        this.texts = texts;
        this.model = model;
        this.around = around;
        this.words = new PortWords(texts);
        move.setId("server-move");
        move.setText(texts.get("overview.port.change"));
        move.setOnAction(_ -> move());
        again.setId("server-again");
        again.setText(texts.get("starting.again"));
        again.setOnAction(_ -> model.command(ServerControl::start));
        main.setId("server-main");
        for (Button button : new Button[] {move, again, main}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            actions.getChildren().add(button);
        }
    }

    void show(Picture now) {
        ServerPicture server = now.truth().server();
        Optional<ListenProblem> step = server.problem().filter(model.server()::canStep);
        boolean owners = model.server().isOwners();
        show(move, owners && step.isEmpty());
        show(again, step.isPresent());
        show(main, owners);
        boolean running = server.isRunning();
        boolean busy =
                server.phase() == ServerPicture.Phase.STARTING
                        || server.phase() == ServerPicture.Phase.STOPPING;
        move.setDisable(busy);
        main.setDisable(busy);
        main.setText(
                step.map(words::use)
                        .orElseGet(() -> texts.get(running ? "overview.stop" : "overview.start")));
        StyleClasses.set(main, "button", running || busy ? "normal" : Styles.ACCENT);
        main.setOnAction(
                _ -> {
                    if (step.isPresent()) {
                        model.command(control -> control.step(step.get()));
                    } else if (running) {
                        stop(now.truth().streams());
                    } else {
                        model.command(ServerControl::start);
                    }
                });
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }

    /** Who would cut others short is asked. */
    private void stop(int streams) {
        if (streams == 0) {
            model.command(ServerControl::stop);
            return;
        }
        around.dialogs()
                .confirm(
                        new Question(
                                texts.get("overview.stop.title"),
                                texts.get("overview.stop.text", streams),
                                texts.get("overview.stop"),
                                true),
                        () -> model.command(ServerControl::stop));
    }

    private void move() {
        around.dialogs().show(new PortCard(texts, model, around).card());
    }
}
