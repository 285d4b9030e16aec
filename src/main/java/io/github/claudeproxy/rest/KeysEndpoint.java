package io.github.claudeproxy.rest;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.keys.KeyState;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.LimitTemplate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of an account's teammates. */
final class KeysEndpoint {
    private static final String KEY = "/api/keys/{id}";

    private static final String NAME_TAKEN = "Another key has this name.";

    private final KeyService keys;
    private final LimitService limits;

    KeysEndpoint(KeyService keys, LimitService limits) {
        this.keys = keys;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/keys/generate", Access.SIGNED_IN, this::generate)
                        .says("Make a key", "The answer alone holds the whole key.")
                        .takes(NewKey.class)
                        .gives(201, GeneratedBody.class)
                        .mayFail(409, NAME_TAKEN)
                        .once(),
                new Route("GET", "/api/keys/list", Access.SIGNED_IN, this::list)
                        .says("List the keys", "Newest first.")
                        .knows(Pages.PARAMETERS)
                        .gives(KeysBody.class),
                new Route("GET", KEY, Access.SIGNED_IN, this::get)
                        .says("Get a key", "The ETag does not change with its use.")
                        .gives(KeyBody.class)
                        .about(this::changeable),
                new Route("PATCH", KEY, Access.SIGNED_IN, this::change)
                        .says("Change a key", "One thing at a time.")
                        .takes(KeyChange.class)
                        .gives(KeyBody.class)
                        .mayFail(409, NAME_TAKEN)
                        .about(this::changeable),
                new Route("POST", KEY + "/rotate", Access.SIGNED_IN, this::rotate)
                        .says(
                                "Give a key a new secret",
                                "The old one is refused at once; the answer alone holds the new"
                                        + " one.")
                        .gives(GeneratedBody.class)
                        .once()
                        .about(this::changeable),
                new Route("DELETE", KEY, Access.SIGNED_IN, this::delete)
                        .says("Delete a key", "What it used stays in the reports.")
                        .about(this::changeable));
    }

    record NewKey(
            String name,
            @Nullable Instant expiresAt,
            @Nullable List<String> endpoints,
            @Nullable LimitsBody limits,
            @OneOf(LimitTemplate.class) @Nullable String template) {}

    /** One thing to change; {@code expires_at} may be null for never, so absence must show. */
    record KeyChange(
            @Nullable String name,
            @OneOf(value = KeyState.class, except = "EXPIRED") @Nullable String state,
            @Nullable JsonNode expiresAt,
            @Nullable List<String> endpoints) {
        long given() {
            return Stream.of(name, state, expiresAt, endpoints).filter(Objects::nonNull).count();
        }
    }

    record KeysBody(List<KeyBody> keys, @Nullable String nextCursor) {}

    record KeyBody(
            String id,
            String name,
            String prefix,
            @OneOf(KeyState.class) String state,
            List<String> endpoints,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        KeyBody(Key key) {
            this(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.state().text(),
                    key.endpoints().stream().map(Endpoint::text).toList(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt());
        }

        KeyBody unused() {
            return new KeyBody(id, name, prefix, state, endpoints, createdAt, expiresAt, null);
        }
    }

    /** The only body that holds a whole key. */
    record GeneratedBody(
            String id,
            String key,
            String name,
            String prefix,
            @OneOf(KeyState.class) String state,
            List<String> endpoints,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        GeneratedBody(GeneratedKey made) {
            this(made.secret().value(), new KeyBody(made.key()));
        }

        private GeneratedBody(String secret, KeyBody key) {
            this(
                    key.id(),
                    secret,
                    key.name(),
                    key.prefix(),
                    key.state(),
                    key.endpoints(),
                    key.createdAt(),
                    key.expiresAt());
        }

        @Override
        public String toString() {
            return "GeneratedBody[id=" + id + ", key=***]";
        }
    }

    private Answer generate(Call call) {
        NewKey body = call.read(NewKey.class);
        KeyRequest request =
                new KeyRequest(body.name(), endpoints(body.endpoints()), body.expiresAt());
        KeyLimits limited = LimitsBody.chosen(body.limits(), body.template());
        GeneratedKey made = keys.generate(call.accountId(), request);
        if (!limited.equals(KeyLimits.NONE)) {
            limits.set(call.accountId(), List.of(made.key().id()), limited);
        }
        return Answer.created(new GeneratedBody(made));
    }

    private static Set<Endpoint> endpoints(@Nullable List<String> names) {
        if (names == null) {
            return Endpoint.DEFAULT;
        }
        Set<Endpoint> endpoints = EnumSet.noneOf(Endpoint.class);
        names.forEach(name -> endpoints.add(endpoint(name)));
        return endpoints;
    }

    private static Endpoint endpoint(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(Endpoint::of)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.invalid(
                                                "endpoints",
                                                "takes messages, models, batches, files")));
    }

    private Answer list(Call call) {
        Pages.Page<Key> page =
                Pages.newestFirst(
                        call,
                        keys.list(call.accountId()),
                        key -> new Pages.Place(key.createdAt(), key.id()));
        return Answer.ok(
                new KeysBody(page.items().stream().map(KeyBody::new).toList(), page.next()));
    }

    private Answer get(Call call) {
        return found(keys.find(call.accountId(), call.path("id")));
    }

    /** A key as far as it is changed here: not by its use. */
    private Optional<KeyBody> changeable(Call call) {
        return keys.find(call.accountId(), call.path("id")).map(key -> new KeyBody(key).unused());
    }

    private Answer change(Call call) {
        KeyChange change = call.read(KeyChange.class);
        if (change.given() != 1) {
            throw new ProblemException(
                    Problem.badRequest(
                            "Give one of name, state, expires_at, endpoints to change."));
        }
        String account = call.accountId();
        String id = call.path("id");
        if (change.name() != null) {
            return found(keys.rename(account, id, change.name()));
        }
        if (change.state() != null) {
            return found(setState(account, id, change.state()));
        }
        if (change.endpoints() != null) {
            return found(keys.setEndpoints(account, id, endpoints(change.endpoints())));
        }
        Optional<Key> changed = keys.setExpiry(account, id, expiry(change.expiresAt()));
        limits.expiryChosen(account, id);
        return found(changed);
    }

    private Optional<Key> setState(String account, String id, String state) {
        return switch (state) {
            case "active" -> keys.enable(account, id);
            case "disabled" -> keys.disable(account, id);
            default ->
                    throw new ProblemException(
                            Problem.invalid("state", "takes active or disabled"));
        };
    }

    private static @Nullable Instant expiry(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        return Times.instant("expires_at", given.isTextual() ? given.textValue() : "");
    }

    private Answer rotate(Call call) {
        return keys.rotate(call.accountId(), call.path("id"))
                .map(made -> Answer.ok(new GeneratedBody(made)))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private Answer delete(Call call) {
        if (!keys.delete(call.accountId(), call.path("id"))) {
            throw new ProblemException(Problem.notFound());
        }
        return Answer.done();
    }

    private static Answer found(Optional<Key> key) {
        return key.map(found -> Answer.ok(new KeyBody(found)))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }
}
