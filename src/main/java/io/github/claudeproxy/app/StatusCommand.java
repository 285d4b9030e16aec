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
        System.out.println(
                "Claude Proxy " + status.version() + " runs as process " + status.process());
        for (StatusSnapshot.Url url : status.urls()) {
            System.out.println(
                    (url.forOthers() ? "Other machines: " : "This machine: ") + url.url());
        }
        StatusSnapshot.Upstream connection = status.connection();
        System.out.println(
                "Connection: " + (connection == null ? "nobody registered" : text(connection)));
        System.out.println("Running answers: " + status.streams());
    }

    private static String text(StatusSnapshot.Upstream connection) {
        return connection.state().replace('_', ' ') + ". " + connection.message();
    }
}
