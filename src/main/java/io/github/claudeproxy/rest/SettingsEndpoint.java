package io.github.claudeproxy.rest;

import io.github.claudeproxy.config.Contact;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.config.Updates;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the owner may set while the program runs and that is not about the network. */
final class SettingsEndpoint {
    private final Installation its;

    SettingsEndpoint(Installation its) {
        this.its = its;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/settings", Access.OWNER, this::show)
                        .says("Get the settings of the server")
                        .gives(SettingsBody.class)
                        .about(call -> Optional.of(body())),
                new Route("PATCH", "/api/settings", Access.OWNER, this::change)
                        .says(
                                "Change the settings of the server",
                                "They hold at once; what is left out stays as it is.")
                        .takes(SettingsChange.class)
                        .gives(SettingsBody.class)
                        .about(call -> Optional.of(body()))
                        .mayFail(409, "The start fixed the value."));
    }

    record SettingsBody(
            String contactHint,
            boolean checkForUpdates,
            @OneOf(Level.class) String logLevel,
            @Nullable String problem,
            List<FixedBody> fixed) {}

    /** What is left out stays as it is. */
    record SettingsChange(
            @Nullable String contactHint,
            @Nullable Boolean checkForUpdates,
            @OneOf(Level.class) @Nullable String logLevel) {
        SettingsValues applyTo(SettingsValues before) {
            SettingsValues next = before;
            if (contactHint != null) {
                next = next.with(contact(contactHint));
            }
            if (checkForUpdates != null) {
                next = next.with(new Updates(checkForUpdates));
            }
            return logLevel == null ? next : next.with(level(logLevel));
        }

        private static Contact contact(String hint) {
            try {
                return new Contact(hint.strip());
            } catch (IllegalArgumentException _) {
                throw new ProblemException(
                        Problem.invalid("contact_hint", "must be one line of at most 200 letters"));
            }
        }

        private static Level level(String name) {
            return Arrays.stream(Level.values())
                    .filter(level -> level.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new ProblemException(
                                            Problem.invalid(
                                                    "log_level",
                                                    "must be error, warn, info, debug or trace")));
        }
    }

    private Answer show(Call call) {
        return Answer.ok(body());
    }

    private SettingsBody body() {
        SettingsValues values = its.settings().get();
        return new SettingsBody(
                values.contact().hint(),
                values.updates().check(),
                values.logLevel().name().toLowerCase(Locale.ROOT),
                its.settings().problem().get().orElse(null),
                FixedBody.of(
                        Optional.of(its.config().value(Setting.LOG_LEVEL)).stream()
                                .filter(value -> its.config().fixes(value.setting()))
                                .toList()));
    }

    private Answer change(Call call) {
        SettingsChange body = call.read(SettingsChange.class);
        if (body.logLevel() != null && its.config().fixes(Setting.LOG_LEVEL)) {
            throw FixedBody.refusal(its.config().value(Setting.LOG_LEVEL));
        }
        its.settings().change(body::applyTo);
        return Answer.ok(body());
    }
}
