package io.github.claudeproxy.rest;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.alerts.AlertService;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.usage.PriceBook;
import io.github.claudeproxy.usage.Repricer;
import io.github.claudeproxy.usage.UsageReports;
import io.github.claudeproxy.users.UserService;

/** What the administration API is an API to. */
public record RestServices(
        UserService users,
        ConnectionService claude,
        KeyService keys,
        LimitService limits,
        UsageReports usage,
        Repricer repricer,
        ActivityService activity,
        AuditTrail audit,
        AlertService alerts,
        JoinService links,
        PriceBook prices,
        Installation installation,
        Doctor doctor) {}
