package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

final class UpdatingTest {
    @ParameterizedTest
    @CsvSource({
        "Linux,/etc/claude-proxy/no-update-check",
        "Mac OS X,/Library/Application Support/Claude Proxy/no-update-check",
        "Windows 11,/shared/Claude Proxy/no-update-check"
    })
    void administratorForbidsItWhereTheSystemKeepsSuchFiles(String system, Path policy) {
        assertThat(Updating.policy(system, Map.of("ProgramData", "/shared"))).isEqualTo(policy);
    }
}
