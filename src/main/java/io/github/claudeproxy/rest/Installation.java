package io.github.claudeproxy.rest;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.tls.Certificates;
import io.github.claudeproxy.update.UpdateService;

/** What belongs to the installation rather than to an account: its owner alone may change it. */
public record Installation(
        Config config,
        Settings settings,
        NetworkService network,
        Certificates certificates,
        UpdateService updates) {}
