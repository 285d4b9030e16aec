package io.github.claudeproxy.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.claudeproxy.texts.Texts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the pages are made of, read when first asked for and kept. Any thread may call it; it blocks
 * on the class path.
 */
final class WebFiles {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}\\.[a-z]{2,4}");
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "json", "application/json",
                    "svg", "image/svg+xml");

    /** The texts of the pages alone; the window's are many. */
    private static final List<String> SHOWN =
            List.of(
                    "web.",
                    "alert.",
                    "Client.",
                    "Shell.",
                    "RefusedFor.",
                    "Symptom.",
                    "Remedy.",
                    "Topic.",
                    "Severity.");

    /** A library is served as it came, from its WebJar. */
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "uplot.js", CHARTS + "uPlot.esm.js",
                    "uplot.css", CHARTS + "uPlot.min.css",
                    "icon.svg", "/icons/claude-proxy.svg");

    private final Map<String, WebFile> files = new ConcurrentHashMap<>();

    /** The file of that name, or null. */
    @Nullable WebFile find(String name) {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        WebFile known = files.get(name);
        if (known == null) {
            known = load(name);
            if (known != null) {
                files.put(name, known);
            }
        }
        return known;
    }

    private static @Nullable WebFile load(String name) {
        String type = TYPES.get(name.substring(name.indexOf('.') + 1));
        byte[] content =
                switch (name) {
                    case "texts-en.json" -> texts(Locale.ENGLISH);
                    case "texts-de.json" -> texts(Locale.GERMAN);
                    default -> resource(ELSEWHERE.getOrDefault(name, name));
                };
        return type == null || content == null ? null : WebFile.of(type, content);
    }

    private static byte @Nullable [] resource(String path) {
        try (InputStream file = WebFiles.class.getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] texts(Locale language) {
        Texts texts = Texts.of(language);
        ObjectNode json = new JsonMapper().createObjectNode();
        for (String key : new TreeSet<>(texts.bundle().keySet())) {
            if (SHOWN.stream().anyMatch(key::startsWith)) {
                json.put(key, texts.get(key));
            }
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
