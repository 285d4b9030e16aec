package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

class AnswerTest {
    private static final RawRequest REQUEST = RawRequest.message(FakeUpstream.API_KEY, true);

    private final FakeUpstream upstream = FakeUpstream.start();

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource
    void arrivesWholeInEachFraming(Framing framing) throws IOException {
        upstream.messages().next(MessageScript.standard().json("m").framed(framing));
        upstream.messages().next(MessageScript.standard().json("m"));

        RawResponse framed = RawHttp.call(upstream.url(), REQUEST);
        RawResponse plain = RawHttp.call(upstream.url(), REQUEST);

        assertEquals(plain.text(), framed.text());
        assertTrue(framed.complete());
    }

    @ParameterizedTest
    @EnumSource(names = {"FIN", "RST"})
    void isCutWhereTold(Ending ending) throws IOException {
        upstream.messages().next(Answer.json("0123456789").cutAfter(4, ending));

        RawResponse answer = RawHttp.call(upstream.url(), REQUEST);

        assertEquals("0123", answer.text());
        assertFalse(answer.complete());
        assertEquals(ending, answer.ending());
        assertEquals(Call.End.CUT, upstream.awaitMessage().end());
    }

    @Test
    void isCutBeforeItsHead() throws IOException {
        upstream.messages().next(Answer.cut(Ending.RST));

        try (RawHttp client = RawHttp.connect(upstream.url())) {
            assertEquals(Ending.RST, client.send(REQUEST).awaitEnd());
        }
    }

    @Test
    void billsOnlyWhatWasSent() throws IOException {
        Reply stream = MessageScript.standard().stream("m");
        upstream.messages().next(stream.cutAfter(Steps.length(stream.steps()) - 200, Ending.FIN));

        RawHttp.call(upstream.url(), REQUEST);

        assertEquals(MessageScript.USAGE.atStart(), upstream.bill());
    }

    @Test
    void compressesEventByEvent() throws IOException {
        Reply plain = MessageScript.standard().stream("m");
        upstream.messages().next(plain).next(plain.gzip());

        RawResponse expected = RawHttp.call(upstream.url(), REQUEST);
        RawResponse compressed = RawHttp.call(upstream.url(), REQUEST);

        GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed.body()));
        assertArrayEquals(expected.body(), gzip.readAllBytes());
        assertEquals(Optional.of("gzip"), compressed.header("content-encoding"));
    }

    @Test
    void goesOnWhenTheGateOpens() throws IOException {
        StepGate gate = new StepGate();
        upstream.messages().next(new MessageScript().text("before").waitFor(gate).text("after"));

        try (RawHttp client = RawHttp.connect(upstream.url())) {
            SseReader events = client.send(REQUEST).open().events();
            gate.awaitArrival();
            assertEquals("message_start", events.next().orElseThrow().event());
            gate.open();
            assertEquals("message_stop", events.all().getLast().event());
        }
    }

    @Test
    void failsInTheMiddleOfAStream() throws IOException {
        upstream.messages()
                .next(new MessageScript().text("so far").fail("overloaded_error", "Overloaded"));

        RawResponse answer = RawHttp.call(upstream.url(), REQUEST);

        SseFrame last = new SseReader(new ByteArrayInputStream(answer.body())).all().getLast();
        assertEquals("overloaded_error", last.json().at("/error/type").asText());
        assertEquals(Ending.FIN, answer.ending());
    }

    @Test
    void comesBeforeTheBodyWasRead() throws IOException {
        upstream.messages().next(Answer.error(413).beforeBody());

        try (RawHttp client = RawHttp.connect(upstream.url())) {
            RawResponse answer = client.sendHead(REQUEST).read();

            assertEquals(413, answer.status());
            assertEquals(Ending.FIN, answer.ending());
        }
        assertFalse(upstream.awaitMessage().hasBody());
    }

    @Test
    void followsInterimAnswers() throws IOException {
        upstream.messages().next(Answer.json("{}").afterInterim(103, 102));

        RawResponse answer = RawHttp.call(upstream.url(), REQUEST);

        assertEquals(200, answer.status());
        assertEquals("{}", answer.text());
    }

    @Test
    void seesThePeerLeaveWhileItIsSilent() throws IOException {
        upstream.messages().next(Answer.silence());

        Call call;
        long left;
        try (RawHttp client = RawHttp.connect(upstream.url())) {
            client.send(REQUEST);
            call = upstream.awaitMessage();
            call.body();
            left = System.nanoTime();
        }

        long seen = call.awaitPeerClosed();
        assertTrue(seen - left < 500_000_000L, "seen after " + (seen - left) + " ns");
        assertEquals(Call.End.ABORTED, call.end());
    }

    @Test
    void seesThePeerLeaveWhileTheCallIsHeld() throws IOException {
        StepGate gate = new StepGate();
        upstream.messages().hold(gate);

        try (RawHttp client = RawHttp.connect(upstream.url())) {
            client.send(REQUEST);
            gate.awaitArrival();
        }

        assertEquals(Call.End.ABORTED, upstream.awaitMessage().end());
    }

    @Test
    void seesThePeerLeaveWhileItUploads() throws IOException {
        try (RawHttp client = RawHttp.connect(upstream.url())) {
            client.sendHead(REQUEST).send("{\"mod");
            upstream.awaitMessage();
        }

        assertEquals(Call.End.ABORTED, upstream.awaitMessage().end());
        assertFalse(upstream.awaitMessage().hasBody());
    }
}
