package io.github.claudeproxy.users;

import static com.auth0.jwt.RegisteredClaims.EXPIRES_AT;
import static com.auth0.jwt.RegisteredClaims.ISSUED_AT;
import static com.auth0.jwt.RegisteredClaims.JWT_ID;
import static com.auth0.jwt.RegisteredClaims.SUBJECT;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes session tokens and tells real ones from forged: JWT, signed with HS256 and no other. */
final class SessionTokens {
    static final String ISSUER = "claude-proxy";
    static final String AUDIENCE = "claude-proxy-admin";
    static final String VERSION = "ver";

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int LEEWAY_SECONDS = 60;
    private static final int MAX_LENGTH = 2048;

    /**
     * Two JSON objects, which in base64 begin so, and 32 bytes of signature; java-jwt itself fails
     * with a NullPointerException where a part is the JSON value null.
     */
    private static final Pattern SHAPE = Pattern.compile("eyJ[\\w-]*\\.eyJ[\\w-]*\\.[\\w-]{43}");

    private static final int KEY_ID_BYTES = 4;

    private final Algorithm algorithm;
    private final String keyId;
    private final JWTVerifier verifier;
    private final Clock clock;

    SessionTokens(Secret secret, Clock clock) {
        this.algorithm = Algorithm.HMAC256(secret.bytes());
        this.keyId = keyId(algorithm);
        this.verifier = verifier(algorithm, clock);
        this.clock = clock;
    }

    /** What a real token says: who, and at which version of the user's sessions. */
    record Claims(String userId, long version) {}

    Session issue(User user, long version) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(LIFE);
        String token =
                JWT.create()
                        .withKeyId(keyId)
                        .withIssuer(ISSUER)
                        .withAudience(AUDIENCE)
                        .withJWTId(UUID.randomUUID().toString())
                        .withSubject(user.id())
                        .withIssuedAt(now)
                        .withExpiresAt(end)
                        .withClaim(VERSION, version)
                        .sign(algorithm);
        return new Session(token, end, user);
    }

    /** What the token says, if it is one of ours, whole and in time. */
    Optional<Claims> verify(String token) {
        if (token.length() > MAX_LENGTH || !SHAPE.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            DecodedJWT jwt = verifier.verify(token);
            if (!keyId.equals(jwt.getKeyId())) {
                return Optional.empty();
            }
            return Optional.of(new Claims(jwt.getSubject(), jwt.getClaim(VERSION).asLong()));
        } catch (JWTVerificationException forged) {
            return Optional.empty();
        }
    }

    /** A claim that is present may still be null for java-jwt, so its value is asked for. */
    private static JWTVerifier verifier(Algorithm algorithm, Clock clock) {
        var rules =
                (JWTVerifier.BaseVerification)
                        JWT.require(algorithm)
                                .withIssuer(ISSUER)
                                .withAudience(AUDIENCE)
                                .withClaim(EXPIRES_AT, (claim, _) -> claim.asInstant() != null)
                                .withClaim(ISSUED_AT, (claim, _) -> claim.asInstant() != null)
                                .withClaim(JWT_ID, (claim, _) -> claim.asString() != null)
                                .withClaim(SUBJECT, (claim, _) -> claim.asString() != null)
                                .withClaim(VERSION, (claim, _) -> claim.asLong() != null)
                                .acceptLeeway(LEEWAY_SECONDS);
        return rules.build(clock);
    }

    /** Names the secret without telling of it: the beginning of a signature over a fixed text. */
    private static String keyId(Algorithm algorithm) {
        byte[] signature = algorithm.sign("kid".getBytes(StandardCharsets.US_ASCII), new byte[0]);
        return HexFormat.of().formatHex(signature, 0, KEY_ID_BYTES);
    }
}
