package io.github.claudeproxy.app;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.backup.BackupException;
import io.github.claudeproxy.claude.ConnectionException;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigException;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.PortTakenException;
import io.github.claudeproxy.secrets.SecretException;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.usage.PriceException;
import io.github.claudeproxy.users.UserException;

import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

import java.util.Optional;
import java.util.concurrent.Callable;

/** The command line: without a subcommand the program starts as far as this machine lets it. */
@Command(
        name = "claude-proxy",
        description = "Shares one Anthropic account with a team: one key per teammate, metered.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = ServeCommand.class)
public class Main implements Callable<Integer> {
    @Mixin private StartOptions options = new StartOptions();

    @Option(
            names = "--headless",
            description = "Serve without a window, as the subcommand serve does.")
    private boolean headless;

    @Option(
            names = "--until-input-ends",
            scope = ScopeType.INHERIT,
            description = "Stop as well when standard input ends, for programs that start this.")
    private boolean untilInputEnds;

    @Option(names = "--hidden", description = "Start without showing the window, as at login.")
    private boolean hidden;

    private final ToolkitStart toolkit = new ToolkitStart();

    Main() {}

    public static void main(String[] args) {
        Main main = Commands.fit(args);
        if (args.length == 0 && Display.exists()) {
            main.toolkit.begin();
        }
        int code =
                new CommandLine(main)
                        .setParameterExceptionHandler(Main::misused)
                        .setExecutionExceptionHandler(Main::failed)
                        .setExecutionStrategy(Main::run)
                        .execute(args);
        Logging.stop();
        System.exit(code);
    }

    @Override
    public Integer call() throws ListenException {
        Config config = options.config();
        if (!headless && InstanceQuestion.raised(AppPaths.of(config).data())) {
            return ExitCode.OK.number();
        }
        watchInput();
        if (!headless && Display.exists() && toolkit.await()) {
            return DesktopApp.run(options, hidden);
        }
        if (!headless) {
            System.out.println("There is no display to show a window on: serving without one.");
        }
        return Serving.run(config);
    }

    StartOptions options() {
        return options;
    }

    void watchInput() {
        if (untilInputEnds) {
            InputEnd.watch(System.in);
        }
    }

    /** What a subcommand changes was done by whoever has a shell here; what serves, by itself. */
    private static int run(ParseResult parsed) {
        CommandLine.IExecutionStrategy last = new CommandLine.RunLast();
        return Actor.commandLine(System.getProperty("user.name", ""))
                .call(() -> last.execute(parsed));
    }

    private static int misused(ParameterException misuse, String[] args) {
        complain(misuse);
        System.err.println("Try: claude-proxy --help");
        return ExitCode.USAGE.number();
    }

    /** The one place where a failure ends the program: a line for the user, the rest to the log. */
    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        LoggerFactory.getLogger(Main.class).error(Logging.FILE_ONLY, "Cannot go on", failure);
        Optional<ExitCode> code = expected(failure);
        complain(
                code.isPresent()
                        ? failure
                        : new IllegalStateException("unexpected failure: " + failure, failure));
        return code.orElse(ExitCode.FAILURE).number();
    }

    private static void complain(Exception failure) {
        String message = Scrubber.scrub(String.valueOf(failure.getMessage()));
        System.err.println("claude-proxy: " + message.replaceAll("\\R", " "));
    }

    /** The code of a failure whose message was made for the user. */
    private static Optional<ExitCode> expected(Exception failure) {
        return switch (failure) {
            case StartException start -> Optional.of(start.code());
            case PortTakenException _ -> Optional.of(ExitCode.TRY_AGAIN);
            case ConfigException _, ListenException _, PriceException _ ->
                    Optional.of(ExitCode.CONFIGURATION);
            case StoreException _ -> Optional.of(ExitCode.UNAVAILABLE);
            case UserException _, ConnectionException _, SecretException _, BackupException _ ->
                    Optional.of(ExitCode.FAILURE);
            default -> Optional.empty();
        };
    }
}
