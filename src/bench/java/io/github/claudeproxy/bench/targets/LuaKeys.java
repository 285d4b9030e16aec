package io.github.claudeproxy.bench.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys nginx+Lua knows, as a Lua table from SHA-256 to a name. */
record LuaKeys(List<String> keys) {
    private static final int COUNT = 100;

    static LuaKeys generate() {
        return new LuaKeys(
                Stream.generate(() -> "cpk_" + UUID.randomUUID() + UUID.randomUUID())
                        .limit(COUNT)
                        .toList());
    }

    String known() {
        return keys.getFirst();
    }

    void write(Path file) throws IOException {
        String entries =
                keys.stream()
                        .map(key -> "[\"%s\"]=\"%s\"".formatted(sha256(key), key.substring(0, 12)))
                        .collect(Collectors.joining(",\n", "return {\n", "\n}\n"));
        Files.writeString(file, entries);
    }

    private static String sha256(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] sum = digest.digest(key.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().withPrefix("\\x").formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
