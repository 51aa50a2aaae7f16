package io.github.booking4j.simulator.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.simulator.internal.http.FormText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.webhooks-are-proved")
class TwilioSignatureTest {
    private static final String U = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String HASH = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

    @ParameterizedTest
    @CsvSource({
        U + ", RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com:443/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com:80/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
        "https://mycompany.com/myapp.php, 1xaxFBvyzXYvWplzNOSs28HWO94=",
        "https://mycompany.com/myapp.php?foo=hello%20world&bar=test%2Bvalue, er2tvAP1Wx+iuTTE2BPgvEaN1cs=",
        "https://mycompany.com/webhook/España?año=2023, G/Hx6mqqnjUNlPAoi2Sp9bGst0g=",
        U + "#rc=3&rp=all, RSOYDt4T1cUTdK1PDd93/VVr8B8="
    })
    void signsTheAddressAndTheParametersByName(String url, String signature) {
        assertThat(TwilioSignature.of(
                        "12345",
                        url,
                        fields(
                                "CallSid",
                                "CA1234567890ABCDE",
                                "Caller",
                                "+14158675309",
                                "Digits",
                                "1234",
                                "From",
                                "+14158675309",
                                "To",
                                "+18005551212")))
                .isEqualTo(signature);
    }

    @ParameterizedTest
    @CsvSource({
        U + ", zYQTYrRWXE7LtzbG4PfP7/bkkGo=",
        U + "&bodySHA256=" + HASH + ", a9nBmqA0ju/hNViExpshrM61xv4=",
        "https://mycompany.com/myapp.php?bodySHA256=" + HASH + ", y77kIzt2vzLz71DgmJGsen2scGs="
    })
    void signsTheAddressAloneWithoutParameters(String url, String signature) {
        assertThat(TwilioSignature.of("12345", url, Map.of())).isEqualTo(signature);
    }

    @Test
    void emptyValuesAndCaseCount() {
        assertThat(TwilioSignature.of(
                        "12345", U, fields("Digits", "", "CallSid", "CA1234567890ABCDE", "EmptyParam", "")))
                .isEqualTo("9HHp/OqQMEwdrVebHDdA/+tqjX8=");
        assertThat(TwilioSignature.of(
                        "12345", U, fields("callSid", "lowercase", "CallSid", "uppercase", "CALLSID", "allcaps")))
                .isEqualTo("jDK7WKT8wiNrwggd4ceTv4e1MJ4=");
    }

    @Test
    void severalValuesOfANameAreSignedSortedAndOnce() {
        assertThat(TwilioSignature.of(
                        "12345",
                        U,
                        fields(
                                "Sid",
                                "CA123",
                                "SidAccount",
                                "AC123",
                                "Digits",
                                "5678",
                                "Digits",
                                "1234",
                                "Digits",
                                "1234")))
                .isEqualTo("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.org/hooks/twilio/sms?tenant=7, "
                + "ToCountry=US&SmsMessageSid=SM0123456789abcdef0123456789abcdef&NumMedia=0"
                + "&SmsSid=SM0123456789abcdef0123456789abcdef&SmsStatus=received"
                + "&Body=Yes%2C+caf%C3%A9+at+5pm+%F0%9F%91%8D&To=%2B15005550006&NumSegments=1"
                + "&MessageSid=SM0123456789abcdef0123456789abcdef&AccountSid=AC0123456789abcdef0123456789abcdef"
                + "&From=%2B14155550123&ApiVersion=2010-04-01, 1il52iPeRGl8Qs7sFEvI6QqT3+k=",
        "https://app.example.org/hooks/twilio/sms, "
                + "Body=++two+leading%2C+one+trailing+&MediaUrl0=&From=%2B447700900123, 2K9MYQnIN/flG9+xnS3xMX8i7KQ=",
        "https://app.example.org/h, b=2&a1=4&a=3&B=1&_z=6&A10=7&A2=8, HHwZMHbqyYFS0D372NuqXAR/E8Y=",
        "https://app.example.org/h, StatusCallbackEvent=ringing&StatusCallbackEvent=answered"
                + "&StatusCallbackEvent=ringing&CallSid=CA1, tft3VA1HGj1+xCEiCetqvY3qx8A="
    })
    void signsWhatTheWireCarries(String url, String body, String signature) {
        assertThat(TwilioSignature.of("f00dfeed0123456789abcdef01234567", url, FormText.parse(body)))
                .isEqualTo(signature);
    }

    private static Map<String, List<String>> fields(String... pairs) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.computeIfAbsent(pairs[i], name -> new ArrayList<>()).add(pairs[i + 1]);
        }
        return fields;
    }
}
