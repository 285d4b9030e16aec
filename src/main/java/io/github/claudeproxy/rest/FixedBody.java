package io.github.claudeproxy.rest;

import io.github.claudeproxy.config.SettingValue;

import java.util.List;

/** A value that was given at the start, so that it cannot be changed here. */
record FixedBody(String setting, String value, String source) {
    static List<FixedBody> of(List<SettingValue> values) {
        return values.stream()
                .map(value -> new FixedBody(value.setting().name(), value.shown(), value.source()))
                .toList();
    }

    static ProblemException refusal(SettingValue by) {
        return new ProblemException(
                new Problem(
                        409,
                        by.setting()
                                + " was given at the start ("
                                + by.source()
                                + "), so it cannot be changed here."));
    }
}
