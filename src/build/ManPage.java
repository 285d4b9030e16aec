import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the manual page from what the command line says of itself: {@code ManPage MAIN-CLASS
 * VERSION DATE FILE}. One page holds all commands.
 */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        CommandSpec spec = new CommandLine(Class.forName(args[0])).getCommandSpec();
        ManPage page = new ManPage();
        page.head(spec, args[1], args[2]);
        page.commands(spec);
        page.tail();
        Files.writeString(Path.of(args[3]), page.page);
    }

    private void head(CommandSpec spec, String version, String date) {
        line(".TH %s 1 \"%s\" \"%s\"".formatted(spec.name().toUpperCase(), date, version));
        line(".SH NAME");
        line(spec.name() + " \\- " + text(String.join(" ", spec.usageMessage().description())));
        line(".SH SYNOPSIS");
        line(".B " + text(spec.name()));
        line("[\\fIOPTION\\fR]... [\\fICOMMAND\\fR [\\fIOPTION\\fR]...]");
        line(".SH OPTIONS");
        arguments(spec);
    }

    private void commands(CommandSpec spec) {
        line(".SH COMMANDS");
        for (CommandLine command : shown(spec)) {
            command(command.getCommandSpec());
        }
    }

    private void command(CommandSpec spec) {
        line(".SS " + text(spec.qualifiedName().replaceFirst("^\\S+ ", "")));
        for (String sentence : spec.usageMessage().description()) {
            line(text(sentence));
        }
        arguments(spec);
        shown(spec).forEach(command -> command(command.getCommandSpec()));
    }

    private static List<CommandLine> shown(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .distinct()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    private void arguments(CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            if (!option.hidden() && !option.inherited()) {
                argument("\\fB" + text(String.join(", ", option.names())) + "\\fR", option);
            }
        }
        for (ArgSpec positional : spec.positionalParameters()) {
            argument("", positional);
        }
    }

    private void argument(String names, ArgSpec argument) {
        line(".TP");
        boolean value = argument.arity().max() > 0;
        line((names + " " + (value ? "\\fI" + text(argument.paramLabel()) + "\\fR" : "")).strip());
        line(text(String.join(" ", argument.description())));
    }

    private void tail() {
        line(".SH EXIT STATUS");
        line("0 fine, 1 failure, 2 wrong use, 69 database unusable, 73 or 77 data directory");
        line(
                "cannot be made or written, 75 port or data directory in use, 78 configuration wrong.");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** What troff would take for its own is escaped. */
    private static String text(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
