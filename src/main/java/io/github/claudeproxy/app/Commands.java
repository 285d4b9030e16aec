package io.github.claudeproxy.app;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.util.Set;

/** The command line with all its subcommands, in the order in which help shows them. */
@Command(
        subcommands = {
            ConfigCommand.class,
            CreateOwnerCommand.class,
            StatusCommand.class,
            ResetPasswordCommand.class,
            ResetCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            LimitsCommand.class,
            UsageCommand.class,
            AuditCommand.class,
            DoctorCommand.class,
            FindCommand.class,
            AutoComplete.GenerateCompletion.class,
            HelpCommand.class
        })
final class Commands extends Main {
    private static final Set<String> STARTS = Set.of("serve");

    private Commands() {}

    /**
     * What can make sense of these arguments. Picocli reads the annotations of every command it is
     * given, which takes a twentieth of a second: a start of the program is spared those of the
     * others.
     */
    static Main fit(String[] args) {
        return args.length == 0 || STARTS.contains(args[0]) ? new Main() : new Commands();
    }
}
