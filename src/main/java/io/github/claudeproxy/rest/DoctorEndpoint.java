package io.github.claudeproxy.rest;

import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.doctor.Finding;
import io.github.claudeproxy.doctor.Remedy;
import io.github.claudeproxy.doctor.Severity;
import io.github.claudeproxy.doctor.Topic;
import io.github.claudeproxy.texts.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** What does not work on this machine, and what to do about it. */
final class DoctorEndpoint {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH);

    private final Doctor doctor;

    DoctorEndpoint(Doctor doctor) {
        this.doctor = doctor;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/doctor", Access.OWNER, this::examine)
                        .says(
                                "Look for what does not work",
                                "Looks anew at each call, which takes some seconds where"
                                        + " something does not answer.")
                        .gives(DoctorBody.class));
    }

    /**
     * One finding.
     *
     * @param values what its texts are made of, for whoever has texts of their own
     */
    record FindingBody(
            @OneOf(Topic.class) String topic,
            @OneOf(Severity.class) String severity,
            String code,
            String text,
            @OneOf(Remedy.class) @Nullable String remedy,
            @Nullable String advice,
            List<String> values) {
        FindingBody(Finding finding) {
            this(
                    lowerCase(finding.symptom().topic()),
                    lowerCase(finding.severity()),
                    finding.symptom().code(),
                    finding.text(ENGLISH),
                    finding.symptom().remedy().map(DoctorEndpoint::lowerCase).orElse(null),
                    finding.advice(ENGLISH).orElse(null),
                    finding.values());
        }
    }

    /** All of them, and how bad the worst is. */
    record DoctorBody(@OneOf(Severity.class) String severity, List<FindingBody> findings) {}

    private Answer examine(Call call) {
        List<Finding> findings = doctor.examine();
        return Answer.ok(
                new DoctorBody(
                        lowerCase(Doctor.worst(findings)),
                        findings.stream().map(FindingBody::new).toList()));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
