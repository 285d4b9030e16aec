package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigException;
import io.github.claudeproxy.doctor.ConfigurationCheck;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.doctor.Finding;
import io.github.claudeproxy.doctor.Severity;
import io.github.claudeproxy.texts.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code doctor}: what is wrong and what to do, whether the server runs or not. */
@Command(
        name = "doctor",
        description =
                "Looks for what does not work and says what to do, whether the server runs or not."
                        + " Exit code 1 if there is a problem.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH);

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        List<Finding> findings = findings();
        System.out.print(json ? json(findings) : lines(findings));
        return (Doctor.worst(findings) == Severity.PROBLEM ? ExitCode.FAILURE : ExitCode.OK)
                .number();
    }

    private List<Finding> findings() {
        try {
            Config config = main.options().config();
            return OutsideLook.at(config).examine();
        } catch (ConfigException e) {
            return List.of(ConfigurationCheck.wrong(String.valueOf(e.getMessage())));
        }
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(DoctorCommand::line).collect(Collectors.joining())
                + "%n%s%n"
                        .formatted(
                                ENGLISH.get(
                                        "doctor.sum",
                                        counted(findings, Severity.PROBLEM),
                                        counted(findings, Severity.WARNING)));
    }

    private static long counted(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static String line(Finding finding) {
        String advice =
                finding.advice(ENGLISH).map(text -> "%n         %s".formatted(text)).orElse("");
        String line =
                "%-8s %s%s%n".formatted(code(finding.severity()), finding.text(ENGLISH), advice);
        return line.replaceAll("[\\p{Cntrl}&&[^\r\n]]", "?");
    }

    private static String json(List<Finding> findings) throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("severity", code(Doctor.worst(findings)));
        all.put("findings", findings.stream().map(DoctorCommand::fields).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("topic", code(finding.symptom().topic()));
        fields.put("severity", code(finding.severity()));
        fields.put("code", finding.symptom().code());
        fields.put("text", finding.text(ENGLISH));
        fields.put("remedy", finding.symptom().remedy().map(DoctorCommand::code).orElse(null));
        fields.put("advice", finding.advice(ENGLISH).orElse(null));
        fields.put("values", finding.values());
        return fields;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
