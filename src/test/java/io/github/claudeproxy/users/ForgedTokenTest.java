package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.users.SessionTokens.Claims;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class ForgedTokenTest {
    private static final Instant NOW = MovableClock.START;
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final User USER = new User("u1", "u1", "ann@example.com", Role.OWNER, NOW);

    private final Secret secret = Secret.random();
    private final Algorithm right = Algorithm.HMAC256(secret.bytes());
    private final MovableClock clock = new MovableClock();
    private final SessionTokens tokens = new SessionTokens(secret, clock);
    private final String real = tokens.issue(USER, 3).token();
    private final String keyId = JWT.decode(real).getKeyId();

    @Test
    void acceptsTheRealOneAndItsLikeForTheTableBelow() {
        assertEquals(Optional.of(new Claims("u1", 3)), tokens.verify(real));
        assertEquals(Optional.of(new Claims("u1", 3)), tokens.verify(complete(t -> t).sign(right)));
        assertEquals(
                Optional.of(new Claims("u1", 3)), tokens.verify(signed(header(keyId), payload())));
    }

    @Test
    void givesEachTokenAnIdOfItsOwn() {
        assertNotEquals(real, tokens.issue(USER, 3).token());
    }

    @Test
    void toleratesClocksAMinuteApart() {
        clock.advance(Duration.ofMinutes(-1));

        assertEquals(Optional.of(new Claims("u1", 3)), tokens.verify(real));
    }

    @TestFactory
    Stream<DynamicTest> refuses() throws GeneralSecurityException {
        Map<String, String> forged = new LinkedHashMap<>();
        addAlgorithms(forged);
        addClaims(forged);
        addHeaders(forged);
        addGarbage(forged);
        return forged.entrySet().stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.getKey(),
                                        () ->
                                                assertEquals(
                                                        Optional.empty(),
                                                        tokens.verify(row.getValue()))));
    }

    private void addAlgorithms(Map<String, String> forged) throws GeneralSecurityException {
        JWTCreator.Builder all = complete(t -> t);
        forged.put("no algorithm", all.sign(Algorithm.none()));
        forged.put("HS384 with the secret", all.sign(Algorithm.HMAC384(secret.bytes())));
        forged.put("HS512 with the secret", all.sign(Algorithm.HMAC512(secret.bytes())));
        forged.put("another secret", all.sign(Algorithm.HMAC256(Secret.random().bytes())));
        forged.put("weak secret", all.sign(Algorithm.HMAC256("secret")));
        forged.put("secret of zeros", all.sign(Algorithm.HMAC256(new byte[32])));
        forged.put("RS256", all.sign(rsa()));
        forged.put("ES256", all.sign(ec()));
        for (String name : new String[] {"none", "None", "NONE", "nOnE", "RS256", "HS512", ""}) {
            String header = "{\"alg\":\"" + name + "\",\"kid\":\"" + keyId + "\"}";
            forged.put("header says '" + name + "', HS256 signature", signed(header, payload()));
            forged.put("header says '" + name + "', no signature", unsigned(header) + ".");
        }
    }

    private void addClaims(Map<String, String> forged) {
        Instant old = NOW.minus(Duration.ofDays(8));
        addClaim(forged, "expired", t -> t.withExpiresAt(NOW.minusSeconds(61)));
        addClaim(forged, "made in the future", t -> t.withIssuedAt(NOW.plusSeconds(61)));
        addClaim(forged, "not yet valid", t -> t.withNotBefore(NOW.plusSeconds(61)));
        addClaim(forged, "old", t -> t.withIssuedAt(old).withExpiresAt(old.plusSeconds(1)));
        addClaim(forged, "other issuer", t -> t.withIssuer("someone"));
        addClaim(forged, "other audience", t -> t.withAudience("someone"));
        addClaim(forged, "no audience", t -> t.withAudience());
        addClaim(forged, "version is text", t -> t.withClaim("ver", "3"));
        addClaim(forged, "version is true", t -> t.withClaim("ver", true));
        addClaim(forged, "version is a list", t -> t.withArrayClaim("ver", new Long[] {3L}));
        addClaim(forged, "subject is a number", t -> t.withClaim("sub", 1));
        for (String claim : new String[] {"iss", "aud", "exp", "iat", "jti", "sub", "ver"}) {
            addClaim(forged, "null " + claim, t -> t.withNullClaim(claim));
            forged.put("no " + claim, signed(header(keyId), without(claim)));
        }
    }

    private void addClaim(
            Map<String, String> forged, String name, UnaryOperator<JWTCreator.Builder> change) {
        forged.put(name, complete(change).sign(right));
    }

    private void addHeaders(Map<String, String> forged) {
        forged.put("no key id", signed(HS256, payload()));
        forged.put("other key id", signed(header("00000000"), payload()));
        forged.put("key id is a path", signed(header("../../dev/null"), payload()));
        forged.put("header is a list", signed("[]", payload()));
        forged.put("header is null", signed("null", payload()));
        forged.put("header is text", signed("\"HS256\"", payload()));
        forged.put("header is empty", signed("", payload()));
        forged.put("algorithm is a number", signed("{\"alg\":256}", payload()));
    }

    private void addGarbage(Map<String, String> forged) {
        String[] part = real.split("\\.", -1);
        forged.put("nothing", "");
        forged.put("blank", " ");
        forged.put("dots", "..");
        forged.put("many dots", ".....");
        forged.put("words", "let me in");
        forged.put("one part", part[0]);
        forged.put("two parts", part[0] + "." + part[1]);
        forged.put("no signature", part[0] + "." + part[1] + ".");
        forged.put("four parts", real + "." + part[2]);
        forged.put("signature cut", real.substring(0, real.length() - 4));
        forged.put("signature longer", real + "AAAA");
        forged.put(
                "payload of another", part[0] + "." + base64("{\"sub\":\"u2\"}") + "." + part[2]);
        forged.put("payload is no JSON", signed(header(keyId), "sub=u1"));
        forged.put("payload is a list", signed(header(keyId), "[]"));
        forged.put("payload is null", signed(header(keyId), "null"));
        forged.put("payload is deep", signed(header(keyId), "[".repeat(900)));
        forged.put("not base64", "%%%." + part[1] + "." + part[2]);
        forged.put("with the scheme", "Bearer " + real);
        forged.put("surrogates", "\ud800\udfff\ud800.\ud800.\ud800");
        forged.put("NUL", real + "\0");
        forged.put("too long", complete(t -> t.withClaim("x", "y".repeat(2000))).sign(right));
        forged.put("endless", "e".repeat(1_000_000));
    }

    /** A token as ours, changed. */
    private JWTCreator.Builder complete(UnaryOperator<JWTCreator.Builder> change) {
        return change.apply(
                JWT.create()
                        .withKeyId(keyId)
                        .withIssuer(SessionTokens.ISSUER)
                        .withAudience(SessionTokens.AUDIENCE)
                        .withJWTId("j")
                        .withSubject("u1")
                        .withIssuedAt(NOW)
                        .withExpiresAt(NOW.plusSeconds(60))
                        .withClaim("ver", 3L));
    }

    private String payload() {
        return new String(
                Base64.getUrlDecoder().decode(complete(t -> t).sign(right).split("\\.", -1)[1]),
                StandardCharsets.UTF_8);
    }

    /** The payload with one claim under another name. */
    private String without(String claim) {
        return payload().replace("\"" + claim + "\"", "\"x\"");
    }

    private static String header(String keyId) {
        return "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
    }

    private String unsigned(String header) {
        return base64(header) + "." + base64(payload());
    }

    /** Signed with our secret, whatever the header says. */
    private String signed(String header, String payload) {
        byte[] first = base64(header).getBytes(StandardCharsets.US_ASCII);
        byte[] second = base64(payload).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = right.sign(first, second);
        return base64(header)
                + "."
                + base64(payload)
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Algorithm rsa() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        return Algorithm.RSA256((RSAPublicKey) keys.getPublic(), (RSAPrivateKey) keys.getPrivate());
    }

    private static Algorithm ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        return Algorithm.ECDSA256((ECPublicKey) keys.getPublic(), (ECPrivateKey) keys.getPrivate());
    }
}
