package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.tls.Certificates;

import java.time.InstantSource;

/** Where the server is reached, what vouches for it, and who looks whether all works. */
public record NetworkServices(
        NetworkService network, Certificates certificates, Doctor doctor, InstantSource clock) {}
