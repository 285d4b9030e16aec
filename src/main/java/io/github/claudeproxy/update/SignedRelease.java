package io.github.claudeproxy.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The release file: one line with the Ed25519 signature in base64, then JSON, which is what was
 * signed. Nothing of it is looked at before the signature is right.
 */
final class SignedRelease {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SignedRelease() {}

    /**
     * The key that releases are signed with.
     *
     * @param text X.509 in base64
     */
    static PublicKey key(String text) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UpdateException("the key for updates in this build is no Ed25519 key", e);
        }
    }

    static Release open(byte[] file, PublicKey key) {
        int end = lineEnd(file);
        byte[] json = Arrays.copyOfRange(file, end + 1, file.length);
        if (!isSigned(json, Arrays.copyOf(file, end), key)) {
            throw new UpdateException("the release file is not signed by this program's authors");
        }
        return read(json);
    }

    private static int lineEnd(byte[] file) {
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                return i;
            }
        }
        throw new UpdateException("the release file has no signature");
    }

    private static boolean isSigned(byte[] json, byte[] line, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(json);
            return signature.verify(Base64.getDecoder().decode(line));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static Release read(byte[] json) {
        try {
            JsonNode node = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            Map<String, String> notes = new HashMap<>();
            node.path("notes")
                    .properties()
                    .forEach(n -> notes.put(n.getKey(), n.getValue().asText()));
            return new Release(
                    ReleaseVersion.parse(node.path("version").asText()),
                    Instant.parse(node.path("published").asText()),
                    Instant.parse(node.path("expires").asText()),
                    URI.create(node.path("page").asText()),
                    notes);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw new UpdateException("the release file cannot be read", e);
        }
    }
}
