package io.github.claudeproxy.rest;

import io.github.claudeproxy.about.Licence;
import io.github.claudeproxy.update.Release;
import io.github.claudeproxy.update.UpdateService;
import io.github.claudeproxy.update.UpdateState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What this program is, whether there is a newer one, and the terms of what it is made of. */
final class AboutEndpoint {
    private final UpdateService updates;

    AboutEndpoint(UpdateService updates) {
        this.updates = updates;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/about", Access.SIGNED_IN, this::about)
                        .says(
                                "Get the version, and whether there is a newer one",
                                "What the last look found, at most one a day; this call does not"
                                        + " look.")
                        .gives(AboutBody.class),
                new Route("GET", "/api/about/licences", Access.SIGNED_IN, this::licences)
                        .says("List the libraries in this program and their licences")
                        .gives(LicencesBody.class));
    }

    record AboutBody(String version, String java, UpdateBody update) {}

    /** What is known of newer versions; why not, where nothing is. */
    record UpdateBody(
            @OneOf(Standing.class) String state,
            @Nullable Instant checkedAt,
            @Nullable String message,
            @Nullable ReleaseBody release) {
        static UpdateBody of(UpdateState state) {
            return switch (state) {
                case UpdateState.Off(var reason) ->
                        new UpdateBody(Standing.of(reason).text(), null, null, null);
                case UpdateState.Waiting() ->
                        new UpdateBody(Standing.WAITING.text(), null, null, null);
                case UpdateState.UpToDate(var at) ->
                        new UpdateBody(Standing.UP_TO_DATE.text(), at, null, null);
                case UpdateState.Available(var release, var at) ->
                        new UpdateBody(
                                Standing.AVAILABLE.text(), at, null, new ReleaseBody(release));
                case UpdateState.Failed(var message, var at) ->
                        new UpdateBody(Standing.FAILED.text(), at, message, null);
            };
        }
    }

    enum Standing {
        OFF,
        FORBIDDEN,
        NOT_CONFIGURED,
        WAITING,
        UP_TO_DATE,
        AVAILABLE,
        FAILED;

        static Standing of(UpdateState.Reason reason) {
            return switch (reason) {
                case SETTING -> OFF;
                case POLICY -> FORBIDDEN;
                case NOT_CONFIGURED -> NOT_CONFIGURED;
            };
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record ReleaseBody(
            String version, Instant publishedAt, String page, Map<String, String> notes) {
        ReleaseBody(Release release) {
            this(
                    release.version().toString(),
                    release.published(),
                    release.page().toString(),
                    release.notes());
        }
    }

    record LicenceBody(String library, String version, String name, String url) {
        LicenceBody(Licence licence) {
            this(licence.library(), licence.version(), licence.name(), licence.url());
        }
    }

    record LicencesBody(List<LicenceBody> licences) {}

    private Answer about(Call call) {
        return Answer.ok(
                new AboutBody(
                        updates.running().toString(),
                        Runtime.version().toString(),
                        UpdateBody.of(updates.state().get())));
    }

    private Answer licences(Call call) {
        return Answer.ok(new LicencesBody(Licence.all().stream().map(LicenceBody::new).toList()));
    }
}
