package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScrubberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing here | nothing here
                    key sk-ant-api03-aB_c-9 was | key sk-ant-******** was
                    token sk-ant-oat01-x, sk-ant-ort01-y | token sk-ant-********, sk-ant-********
                    cpk_0123abcd_AbC-d_9xyz used | cpk_0123abcd_******** used
                    only the id cpk_0123abcd is fine | only the id cpk_0123abcd is fine
                    Authorization: Bearer abc.def | Authorization: Bearer ********
                    {"a":"bearer x/y+z=="} | {"a":"bearer ********"}
                    session eyJhbGci.eyJzdWIi.c2ln-_9 ended | session eyJ******** ended
                    url /x?state=1&t=eyJa.eyJb.c&u=2 | url /x?state=1&t=eyJ********&u=2
                    Bearer sk-ant-oat01-x | Bearer ********
                    """)
    void masksWhatLooksLikeASecret(String text, String scrubbed) {
        assertThat(Scrubber.scrub(text)).isEqualTo(scrubbed);
    }
}
