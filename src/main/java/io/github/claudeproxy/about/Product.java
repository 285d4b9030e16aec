package io.github.claudeproxy.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * What the packages say of the program, from {@code packaging/app.properties}.
 *
 * @param id its reverse domain name, which desktops know it by
 * @param updatesUrl where the signed release file is, empty if there is none
 * @param updatesKey what that file must be signed with, empty if there is none
 */
public record Product(
        String name, String id, String homepage, String updatesUrl, String updatesKey) {
    public static Product read() {
        try (InputStream file = open("app.properties");
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(text);
            return new Product(
                    value(properties, "name"),
                    value(properties, "id"),
                    value(properties, "homepage"),
                    value(properties, "updates.url"),
                    value(properties, "updates.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String resource) {
        return Objects.requireNonNull(Product.class.getResourceAsStream(resource), resource);
    }

    private static String value(Properties properties, String name) {
        return Objects.requireNonNull(properties.getProperty(name), name).strip();
    }
}
