package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class CloseStackTest {
    private final List<String> closed = new ArrayList<>();
    private final CloseStack stack = new CloseStack();

    @Test
    void closesInReverseEvenWhenOneFails() {
        stack.add("first", closed::add);
        stack.add("second", CloseStackTest::fail);
        stack.add("third", closed::add);

        assertThatThrownBy(stack::close).hasMessage("second");

        assertThat(closed).isEqualTo(List.of("third", "first"));
    }

    @Test
    void closesWhatComesTooLate() {
        stack.close();

        assertThatThrownBy(() -> stack.add("late", closed::add))
                .isInstanceOf(IllegalStateException.class);

        assertThat(closed).isEqualTo(List.of("late"));
    }

    private static void fail(String resource) {
        throw new IllegalStateException(resource);
    }
}
