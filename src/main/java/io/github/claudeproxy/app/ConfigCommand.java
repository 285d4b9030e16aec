package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Origin;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.SettingValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code config}: every setting, and where its value comes from. */
@Command(
        name = "config",
        description = "Prints every setting with its value and where it comes from.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Config config = main.options().config();
        System.out.print(json ? json(config) : lines(config));
        return ExitCode.OK.number();
    }

    private static String lines(Config config) {
        StringBuilder lines = new StringBuilder();
        for (SettingValue value : config.values()) {
            lines.append(
                    "%s=%s  (%s)%n"
                            .formatted(value.setting(), shown(value, config), value.source()));
        }
        return lines.toString();
    }

    private static String json(Config config) throws JsonProcessingException {
        List<Map<String, String>> rows =
                config.values().stream().map(value -> row(value, config)).toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows) + "\n";
    }

    private static Map<String, String> row(SettingValue value, Config config) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", value.setting().name());
        row.put("value", shown(value, config));
        row.put("origin", value.source());
        row.put("description", value.setting().description());
        return row;
    }

    /** Where there is no default text, what the program will take instead. */
    private static String shown(SettingValue value, Config config) {
        if (value.setting() == Setting.DATA_DIR) {
            return AppPaths.of(config).data().toString();
        }
        if (value.setting() == Setting.JWT_SECRET && value.origin() == Origin.DEFAULT) {
            return "(made on the first run)";
        }
        return value.shown();
    }
}
