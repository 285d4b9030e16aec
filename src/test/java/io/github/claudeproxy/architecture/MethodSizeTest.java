package io.github.claudeproxy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A method fits on one screen. */
final class MethodSizeTest {
    private static final int MOST_LINES = 40;

    @Test
    void noMethodIsOverTheLimit() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    null,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(sources()));

            List<String> tooLong = new ArrayList<>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree file : task.parse()) {
                new Scanner(file, positions, tooLong).scan(file, null);
            }

            assertThat(tooLong).isEmpty();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final List<String> tooLong;

        Scanner(CompilationUnitTree file, SourcePositions positions, List<String> tooLong) {
            this.file = file;
            this.positions = positions;
            this.tooLong = tooLong;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                long lines = line(positions.getEndPosition(file, method.getBody()));
                lines -= line(positions.getStartPosition(file, method.getBody()));
                if (lines - 1 > MOST_LINES) {
                    tooLong.add(file.getSourceFile().getName() + ": " + method.getName());
                }
            }
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return file.getLineMap().getLineNumber(position);
        }
    }
}
