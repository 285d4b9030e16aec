package io.github.claudeproxy.setup;

/** The smallest programs that ask one question; the key stays out of them, in the environment. */
final class CodeExamples {
    /** Held against the version that the tests run with. */
    static final String JAVA_SDK_VERSION = "3.12.0";

    private CodeExamples() {}

    static String python(ClientAccess access) {
        return """
        from anthropic import Anthropic

        client = Anthropic()  # reads ANTHROPIC_BASE_URL and ANTHROPIC_AUTH_TOKEN
        message = client.messages.create(
            model="%s",
            max_tokens=64,
            messages=[{"role": "user", "content": "Say hello."}],
        )
        for block in message.content:
            if block.type == "text":
                print(block.text)
        """
                .formatted(access.model());
    }

    static String typeScript(ClientAccess access) {
        return """
        import Anthropic from "@anthropic-ai/sdk";

        const client = new Anthropic(); // reads ANTHROPIC_BASE_URL and ANTHROPIC_AUTH_TOKEN
        const message = await client.messages.create({
          model: "%s",
          max_tokens: 64,
          messages: [{ role: "user", content: "Say hello." }],
        });
        for (const block of message.content) {
          if (block.type === "text") console.log(block.text);
        }
        """
                .formatted(access.model());
    }

    static String java(ClientAccess access) {
        return """
        import com.anthropic.client.okhttp.AnthropicOkHttpClient;
        import com.anthropic.models.messages.MessageCreateParams;

        public class Hello {
            public static void main(String[] args) {
                // reads ANTHROPIC_BASE_URL and ANTHROPIC_AUTH_TOKEN
                var client = AnthropicOkHttpClient.fromEnv();
                var question =
                        MessageCreateParams.builder()
                                .model("%s")
                                .maxTokens(64)
                                .addUserMessage("Say hello.")
                                .build();
                client.messages().create(question).content().stream()
                        .flatMap(block -> block.text().stream())
                        .forEach(block -> System.out.println(block.text()));
            }
        }
        """
                .formatted(access.model());
    }

    static String pom() {
        return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>hello</groupId>
          <artifactId>hello</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.source>17</maven.compiler.source>
            <maven.compiler.target>17</maven.compiler.target>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>com.anthropic</groupId>
              <artifactId>anthropic-java</artifactId>
              <version>%s</version>
            </dependency>
          </dependencies>
        </project>
        """
                .formatted(JAVA_SDK_VERSION);
    }

    /** The trust is given to the program alone: Maven must still reach its own servers. */
    static String runJava(Quoting quoting, ClientAccess access) {
        if (access.caFile() == null) {
            return runJava("");
        }
        return "keytool -importcert -noprompt -alias claude-proxy -storepass changeit"
                + " -keystore claude-proxy.p12 -file \""
                + quoting.read("SSL_CERT_FILE")
                + "\"\n"
                + runJava(
                        "-Djavax.net.ssl.trustStore=claude-proxy.p12"
                                + " -Djavax.net.ssl.trustStorePassword=changeit ");
    }

    private static String runJava(String options) {
        return "mvn -q compile org.codehaus.mojo:exec-maven-plugin:3.6.3:exec"
                + " \"-Dexec.executable=java\""
                + " \"-Dexec.args="
                + options
                + "-cp %classpath Hello\"";
    }
}
