package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.tls.Certificates;

import java.time.InstantSource;

/** Where the server is reached, and what vouches for it. */
public record NetworkServices(
        NetworkService network, Certificates certificates, InstantSource clock) {}
