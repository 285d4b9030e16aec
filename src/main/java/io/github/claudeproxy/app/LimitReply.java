package io.github.claudeproxy.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.rest.AccountLimitsBody;
import io.github.claudeproxy.rest.LimitStateBody;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The answer to a {@link LimitOrder}: limits and counts, in the form in which the REST API gives
 * them.
 *
 * @param error why nothing was changed, for the user; null if all went well
 * @param exitCode how the command ends then; null if all went well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LimitReply(
        @Nullable String error,
        @Nullable Integer exitCode,
        @Nullable AccountLimitsBody account,
        List<OfKey> keys) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance))
                    .build();

    LimitReply {
        keys = List.copyOf(keys);
    }

    record OfKey(
            String id,
            String name,
            String state,
            List<String> endpoints,
            @Nullable Instant expiresAt,
            LimitStateBody standing) {
        static OfKey of(Key key, LimitState standing) {
            return new OfKey(
                    key.id(),
                    key.name(),
                    key.state().text(),
                    key.endpoints().stream().map(Endpoint::text).toList(),
                    key.expiresAt(),
                    new LimitStateBody(standing));
        }
    }

    LimitReply(AccountLimitsBody account, List<OfKey> keys) {
        this(null, null, account, keys);
    }

    static LimitReply error(ExitCode code, @Nullable String message) {
        return new LimitReply(String.valueOf(message), code.number(), null, List.of());
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not fit for JSON", e);
        }
    }
}
