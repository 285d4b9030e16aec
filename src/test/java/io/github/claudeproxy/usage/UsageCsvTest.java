package io.github.claudeproxy.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void aFormulaBecomesText(String formula) {
        assertEquals("'" + formula + "\r\n", UsageCsv.line(formula));
    }

    @Test
    void quotesWhatWouldEndAField() {
        assertEquals(
                "\"a,b\",\"say \"\"hi\"\"\",\"x\ny\",,-1\r\n",
                UsageCsv.line("a,b", "say \"hi\"", "x\ny", null, -1));
        assertEquals("\"'=a,b\"\r\n", UsageCsv.line("=a,b"));
    }

    @Test
    void writesDollarsWithAllTheirPlaces() {
        assertEquals("0.000001", UsageCsv.usd(1));
        assertEquals("1234.500000", UsageCsv.usd(1_234_500_000));
    }

    @Test
    void aCallHasAFieldForEachTitle() {
        UsageCall call = new UsageCall(Events.event("r1"), new Cost(12, false), "v1");

        String line = UsageCsv.call(call, "=Anna");

        assertEquals(UsageCsv.callsHead().split(",", -1).length, line.split(",", -1).length);
        assertEquals(
                "r1,2026-11-23T12:00:00Z,1234,key-1,'=Anna,messages,claude-opus-5,true,200,"
                        + "completed,false,req_1,1,20,300,4000,100,200,7,8,9,standard,us,"
                        + "0.000012,12,false,v1\r\n",
                line);
    }
}
