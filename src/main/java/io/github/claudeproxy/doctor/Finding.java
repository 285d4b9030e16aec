package io.github.claudeproxy.doctor;

import io.github.claudeproxy.texts.Texts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param values what its texts are made of
 */
public record Finding(Symptom symptom, List<String> values) {
    public Finding {
        values = List.copyOf(values);
    }

    static Finding of(Symptom symptom, Object... values) {
        return new Finding(symptom, Arrays.stream(values).map(String::valueOf).toList());
    }

    public Severity severity() {
        return symptom.severity();
    }

    /** What was found, in a sentence. */
    public String text(Texts texts) {
        return texts.of(symptom, values.toArray());
    }

    /** What to do about it, unless all is well. */
    public Optional<String> advice(Texts texts) {
        return symptom.remedy().map(remedy -> texts.of(remedy, values.toArray()));
    }
}
