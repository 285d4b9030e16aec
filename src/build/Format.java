import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that every Java file below a folder is formatted as google-java-format (AOSP style) wants
 * it, or rewrites it so: {@code Format check|fix FOLDER}. Started by Maven with the build's JDK,
 * because the formatter parses with the compiler it runs on and Maven's own may be older.
 */
final class Format {
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    private Format() {}

    public static void main(String[] args) throws IOException, FormatterException {
        boolean fix = args[0].equals("fix");
        List<Path> wrong = new ArrayList<>();
        for (Path file : javaFiles(Path.of(args[1]))) {
            String source = Files.readString(file);
            String formatted = format(source);
            if (!formatted.equals(source)) {
                wrong.add(file);
                if (fix) {
                    Files.writeString(file, formatted);
                }
            }
        }
        report(wrong, fix);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String format(String source) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(source, Style.AOSP);
        return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    }

    private static void report(List<Path> wrong, boolean fixed) {
        if (wrong.isEmpty()) {
            return;
        }
        wrong.forEach(
                file -> System.err.println((fixed ? "formatted " : "not formatted: ") + file));
        if (!fixed) {
            System.err.println("run: mvn -Pformat validate");
            System.exit(1);
        }
    }
}
