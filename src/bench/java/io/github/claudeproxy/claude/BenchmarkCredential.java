package io.github.claudeproxy.claude;

/** A credential for benchmarks of other packages, which cannot make one. */
public final class BenchmarkCredential {
    private BenchmarkCredential() {}

    public static Credential apiKey() {
        return new ApiKeyCredential(new Secret("sk-ant-bench"));
    }
}
