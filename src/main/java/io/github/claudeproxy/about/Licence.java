package io.github.claudeproxy.about;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The terms of one library that comes with the program.
 *
 * @param library its artifact's name
 * @param name the licence, as the library's authors call it; several are joined by "or"
 * @param url where its text is, empty where they did not say
 */
public record Licence(String library, String version, String name, String url) {
    /** All of them, by library: the build wrote the list and stops where one is missing. */
    public static List<Licence> all() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Product.open("licences.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().map(Licence::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Licence parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Licence(cells[0], cells[1], cells[2], cells[3]);
    }
}
