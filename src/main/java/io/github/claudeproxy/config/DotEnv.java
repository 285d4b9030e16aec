package io.github.claudeproxy.config;

import static java.util.stream.Collectors.toMap;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file {@code .env}: everything in it is meant for us, so an unknown name is a mistake. */
final class DotEnv {
    private DotEnv() {}

    static Map<String, String> read(Path directory) {
        if (!Files.exists(directory.resolve(".env"))) {
            return Map.of();
        }
        Set<DotenvEntry> entries = parse(directory);
        for (DotenvEntry entry : entries) {
            if (Arrays.stream(Setting.values()).noneMatch(known -> names(known, entry.getKey()))) {
                throw unknown(entry.getKey());
            }
        }
        return entries.stream()
                .collect(toMap(DotenvEntry::getKey, DotenvEntry::getValue, (_, last) -> last));
    }

    private static ConfigException unknown(String name) {
        String meant =
                Spelling.nearest(name).map(setting -> "; did you mean " + setting + "?").orElse("");
        return new ConfigException(name + " (.env): there is no such setting" + meant);
    }

    private static boolean names(Setting setting, String name) {
        return setting.name().equals(name) || setting.fileName().equals(Optional.of(name));
    }

    private static Set<DotenvEntry> parse(Path directory) {
        try {
            return Dotenv.configure()
                    .directory(directory.toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE);
        } catch (DotenvException _) {
            // its message quotes the line, which may hold a secret
            throw new ConfigException(
                    directory.resolve(".env") + ": cannot be read as lines of NAME=value");
        }
    }
}
