package io.github.claudeproxy.rest;

import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.LimitTemplate;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The limits of keys, and those of the account as a whole. */
final class LimitsEndpoint {
    private static final String OF_KEY = "/api/keys/{id}/limits";
    private static final int MOST_KEYS = 10_000;

    private final LimitService limits;

    LimitsEndpoint(LimitService limits) {
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", OF_KEY, Access.SIGNED_IN, this::ofKey)
                        .says(
                                "Get the limits of a key",
                                "And the counts that decide about its next call.")
                        .gives(LimitStateBody.class)
                        .about(this::settable),
                new Route("PUT", OF_KEY, Access.SIGNED_IN, this::setOfKey)
                        .says(
                                "Set the limits of a key",
                                "All of them at once: what is left out is no longer limited.")
                        .takes(LimitsBody.class)
                        .gives(LimitStateBody.class)
                        .about(this::settable),
                new Route("POST", "/api/keys/limits", Access.SIGNED_IN, this::setOfMany)
                        .says(
                                "Set the limits of many keys",
                                "Of all of them or, if one is not there, of none.")
                        .takes(LimitsOfMany.class)
                        .mayFail(404, "One of the keys is not there."),
                new Route("GET", "/api/limits", Access.SIGNED_IN, this::ofAccount)
                        .says("Get the limits of the account")
                        .gives(AccountLimitsBody.class)
                        .about(call -> Optional.of(account(call))),
                new Route("PUT", "/api/limits", Access.SIGNED_IN, this::setOfAccount)
                        .says(
                                "Set the limits of the account",
                                "All of them at once: what is left out is as usual.")
                        .takes(AccountLimitsBody.class)
                        .gives(AccountLimitsBody.class)
                        .about(call -> Optional.of(account(call))),
                new Route("GET", "/api/limits/templates", Access.SIGNED_IN, this::templates)
                        .says("List the templates of limits")
                        .gives(LimitTemplatesBody.class));
    }

    record LimitsOfMany(
            List<String> ids,
            @Nullable LimitsBody limits,
            @OneOf(LimitTemplate.class) @Nullable String template) {}

    record LimitTemplateBody(String id, String title, LimitsBody limits) {
        LimitTemplateBody(LimitTemplate template) {
            this(template.text(), template.title(), new LimitsBody(template.limits()));
        }
    }

    record LimitTemplatesBody(List<LimitTemplateBody> templates) {}

    private Answer ofKey(Call call) {
        return limits.state(call.accountId(), call.path("id"))
                .map(state -> Answer.ok(new LimitStateBody(state)))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private Optional<LimitsBody> settable(Call call) {
        return limits.state(call.accountId(), call.path("id"))
                .map(state -> new LimitsBody(state.limits()));
    }

    private Answer setOfKey(Call call) {
        ofKey(call);
        LimitsBody body = call.read(LimitsBody.class);
        set(call, List.of(call.path("id")), body, null);
        return ofKey(call);
    }

    private Answer setOfMany(Call call) {
        LimitsOfMany body = call.read(LimitsOfMany.class);
        List<String> ids = body.ids();
        if (ids.isEmpty() || ids.size() > MOST_KEYS || ids.stream().anyMatch(Objects::isNull)) {
            throw new ProblemException(Problem.invalid("ids", "takes 1 to 10000 keys"));
        }
        if (body.limits() == null && body.template() == null) {
            throw new ProblemException(Problem.badRequest("Give limits or a template."));
        }
        set(call, ids, body.limits(), body.template());
        return Answer.done();
    }

    private void set(
            Call call, List<String> ids, @Nullable LimitsBody body, @Nullable String template) {
        if (!limits.set(call.accountId(), ids, LimitsBody.chosen(body, template))) {
            throw new ProblemException(Problem.notFound());
        }
    }

    private Answer ofAccount(Call call) {
        return Answer.ok(account(call));
    }

    private AccountLimitsBody account(Call call) {
        return new AccountLimitsBody(limits.accountLimits(call.accountId()));
    }

    private Answer setOfAccount(Call call) {
        limits.setAccountLimits(call.accountId(), call.read(AccountLimitsBody.class).limits());
        return ofAccount(call);
    }

    private Answer templates(Call call) {
        return Answer.ok(
                new LimitTemplatesBody(
                        Arrays.stream(LimitTemplate.values())
                                .map(LimitTemplateBody::new)
                                .toList()));
    }
}
