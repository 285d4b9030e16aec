package io.github.claudeproxy.testkit;

import io.github.claudeproxy.testkit.Step.Await;
import io.github.claudeproxy.testkit.Step.Cut;
import io.github.claudeproxy.testkit.Step.Send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Changes to a list of steps; each returns a new list. */
final class Steps {
    private Steps() {}

    static long length(List<Step> steps) {
        return steps.stream()
                .mapToLong(step -> step instanceof Send(var bytes, _) ? bytes.length : 0)
                .sum();
    }

    /** The same steps up to this many bytes of the body, then the cut. */
    static List<Step> cutAfter(List<Step> steps, long limit, Ending ending) {
        List<Step> cut = new ArrayList<>();
        long left = limit;
        for (Step step : steps) {
            if (step instanceof Send(var bytes, _) && bytes.length > left) {
                cut.add(new Send(Arrays.copyOf(bytes, (int) left), null));
                break;
            }
            cut.add(step);
            left -= step instanceof Send(var bytes, _) ? bytes.length : 0;
        }
        cut.add(new Cut(ending));
        return cut;
    }

    /** The same steps with a gate after this many parts of the body. */
    static List<Step> waitAfter(List<Step> steps, int sends, StepGate gate) {
        List<Step> gated = new ArrayList<>();
        int sent = 0;
        for (Step step : steps) {
            if (sent == sends && step instanceof Send) {
                gated.add(new Await(gate));
            }
            gated.add(step);
            sent += step instanceof Send ? 1 : 0;
        }
        if (sent <= sends) {
            gated.add(new Await(gate));
        }
        return gated;
    }

    /** The same steps with the gate before each part of the body. */
    static List<Step> paced(List<Step> steps, StepGate gate) {
        List<Step> paced = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Send) {
                paced.add(new Await(gate));
            }
            paced.add(step);
        }
        return paced;
    }

    /** The same steps with their bodies as one gzip stream, flushed after each of them. */
    static List<Step> gzip(List<Step> steps) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        List<Step> result = new ArrayList<>();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed, 512, true)) {
            for (Step step : steps) {
                result.add(step instanceof Send send ? compress(send, gzip, compressed) : step);
            }
            gzip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        result.add(new Send(compressed.toByteArray(), null));
        return result;
    }

    private static Step compress(Send send, GZIPOutputStream gzip, ByteArrayOutputStream compressed)
            throws IOException {
        gzip.write(send.bytes());
        gzip.flush();
        Send result = new Send(compressed.toByteArray(), send.bill());
        compressed.reset();
        return result;
    }
}
