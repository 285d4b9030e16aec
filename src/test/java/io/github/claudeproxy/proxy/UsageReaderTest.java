package io.github.claudeproxy.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The usage found does not depend on how the bytes are cut, nor on what surrounds it. */
final class UsageReaderTest {
    private static final String STREAM =
            """
            event: message_start
            data: {"type":"message_start","message":{"model":"m\\u0031","content":[],"usage":{"input_tokens":3,"output_tokens":1,"cache_read_input_tokens":9,"cache_creation":{"ephemeral_1h_input_tokens":4},"service_tier":"batch"}}}

            : a comment
            event: content_block_delta
            data: {"type":"content_block_delta","delta":{"text":"\\"usage\\":{\\"output_tokens\\":99} ä 👋"}}

            event: something_new
            data: {"usage":{"output_tokens":77}}

            event: message_delta
            data: {"type":"message_delta","usage":{"output_tokens":12,"input_tokens":null}}

            event: message_stop
            data: {"type":"message_stop"}

            """;
    private static final String JSON =
            """
            {"id":"msg","content":[{"text":"\\"usage\\":{ \\\\ ] } ä 👋 \\u007d","usage":{"output_tokens":99}}],
             "usage" : {"input_tokens":3,"output_tokens":12,"cache_read_input_tokens":9,
             "cache_creation":{"ephemeral_1h_input_tokens":4},"service_tier":"batch","new":[{"a":1}]},
             "model": "m\\u0031" , "stop_reason":null}
            """;
    private static final TokenUsage EXPECTED =
            new TokenUsage(3, 12, 0, 9, 0, 4, 0, 0, 0, "batch", null);

    @Test
    void readsStreamsCutAnywhere() {
        for (int seed = 0; seed < 300; seed++) {
            UsageTally tally = new UsageTally();
            SseUsageReader reader = new SseUsageReader(tally);

            feed(reader, seed % 2 == 0 ? STREAM : STREAM.replace("\n", "\r\n"), new Random(seed));

            assertEquals(EXPECTED, tally.tokens(), "seed " + seed);
            assertEquals("m1", tally.model());
            assertEquals(ResponseTap.Ending.WHOLE, reader.ending());
        }
    }

    @Test
    void readsJsonCutAnywhere() {
        for (int seed = 0; seed < 300; seed++) {
            UsageTally tally = new UsageTally();
            JsonUsageReader reader = new JsonUsageReader(tally);

            feed(reader, JSON, new Random(seed));

            assertEquals(EXPECTED, tally.tokens(), "seed " + seed);
            assertEquals("m1", tally.model());
            assertEquals(ResponseTap.Ending.WHOLE, reader.ending());
        }
    }

    @Test
    void survivesNoise() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1) + STREAM;

            feed(new JsonUsageReader(new UsageTally()), text, random);
            feed(new SseUsageReader(new UsageTally()), text, random);
            feed(new GunzippingTap(new JsonUsageReader(new UsageTally())), text, random);
        }
    }

    @Test
    void knowsWhereAnEventMayBeInserted() {
        SseUsageReader reader = new SseUsageReader(new UsageTally());
        StringBuilder places = new StringBuilder();
        for (String part : new String[] {"event: ping\n", "data: {}\n", "\n", "e", "vent: x\n\n"}) {
            feed(reader, part, new Random(1));
            places.append(reader.betweenEvents() ? '+' : '-');
        }

        assertEquals("--+-+", places.toString());
    }

    private static void feed(ResponseTap reader, String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
            ByteBuffer piece = ByteBuffer.allocateDirect(length + 5).position(5);
            piece.put(bytes, at, length).flip().position(5);
            reader.accept(piece);
            assertEquals(5, piece.position());
            at += length;
        }
    }
}
