package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code status}: asks the program that runs on the data directory. */
@Command(
        name = "status",
        description = "Says whether Claude Proxy runs here, where, and how its connection is.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Config config = main.options().config();
        Path data = AppPaths.of(config).data();
        Optional<String> answer = InstanceQuestion.ask(data, InstanceAnswers.STATUS);
        if (json) {
            System.out.println(answer.orElse("{\"running\":false}"));
        } else {
            answer.map(StatusSnapshot::ofJson)
                    .ifPresentOrElse(
                            StatusCommand::print,
                            () -> System.out.println("Not running with " + data));
        }
        return (answer.isPresent() ? ExitCode.OK : ExitCode.FAILURE).number();
    }

    private static void print(StatusSnapshot status) {
        line("Claude Proxy", status.version() + ", process " + status.process());
        if (!status.ready()) {
            line("State", "starting");
            return;
        }
        for (StatusSnapshot.Url url : status.urls()) {
            line(url.forOthers() ? "Other machines" : "This machine", url.url());
        }
        StatusSnapshot.Upstream connection = status.connection();
        line("Connection", connection == null ? "nobody has registered yet" : text(connection));
        line("Running answers", String.valueOf(status.streams()));
    }

    private static void line(String name, String value) {
        System.out.printf("%-16s %s%n", name, value);
    }

    private static String text(StatusSnapshot.Upstream connection) {
        return connection.state().replace('_', ' ') + ". " + connection.message();
    }
}
