package io.github.claudeproxy.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where values may come from: the command line, the environment, {@code .env} in a directory. */
public record ConfigSources(
        Map<Setting, String> flags, Map<String, String> environment, Path workingDirectory) {
    public ConfigSources {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** The sources of this process. */
    public static ConfigSources ofProcess(Map<Setting, String> flags) {
        return new ConfigSources(flags, System.getenv(), Path.of("").toAbsolutePath());
    }

    /** The winning value of every setting. */
    Map<Setting, SettingValue> values() {
        Map<String, String> dotEnv = DotEnv.read(workingDirectory);
        Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(
                    setting,
                    fromFlag(setting)
                            .or(() -> fromNames(setting, environment, Origin.ENVIRONMENT))
                            .or(() -> fromNames(setting, dotEnv, Origin.DOT_ENV))
                            .orElseGet(() -> fromDefault(setting)));
        }
        return values;
    }

    private Optional<SettingValue> fromFlag(Setting setting) {
        return Optional.ofNullable(flags.get(setting))
                .map(text -> new SettingValue(setting, text.strip(), Origin.FLAG, false));
    }

    private static SettingValue fromDefault(Setting setting) {
        return new SettingValue(setting, setting.defaultText(), Origin.DEFAULT, false);
    }

    private Optional<SettingValue> fromNames(
            Setting setting, Map<String, String> names, Origin origin) {
        Optional<SettingValue> direct =
                given(names, setting.name())
                        .map(text -> new SettingValue(setting, text, origin, false));
        Optional<SettingValue> fromFile =
                setting.fileName()
                        .flatMap(name -> given(names, name))
                        .map(file -> readFile(setting, file, origin));
        if (direct.isPresent() && fromFile.isPresent()) {
            throw direct.get().wrongUnquoted("is given twice, directly and as a file");
        }
        return direct.or(() -> fromFile);
    }

    /** An empty value counts as not given: that is how container files unset one. */
    private static Optional<String> given(Map<String, String> names, String name) {
        return Optional.ofNullable(names.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private SettingValue readFile(Setting setting, String file, Origin origin) {
        try {
            String text = Files.readString(workingDirectory.resolve(file)).strip();
            return new SettingValue(setting, text, origin, true);
        } catch (IOException | InvalidPathException _) {
            throw new ConfigException(
                    "%s_FILE (%s): cannot read the file %s"
                            .formatted(setting, origin.label(), file));
        }
    }
}
