package io.github.booking4j.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.twilio.FormParameters.MalformedFormException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("twilio.signature")
class TwilioSignatureTest {
    private static final String U = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String P =
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    private static final String HASH = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
    private static final String X1_BODY = "ToCountry=US&SmsMessageSid=SM0123456789abcdef0123456789abcdef&NumMedia=0"
            + "&SmsSid=SM0123456789abcdef0123456789abcdef&SmsStatus=received&Body=Yes%2C+caf%C3%A9+at+5pm+%F0%9F%91%8D"
            + "&To=%2B15005550006&NumSegments=1&MessageSid=SM0123456789abcdef0123456789abcdef"
            + "&AccountSid=AC0123456789abcdef0123456789abcdef&From=%2B14155550123&ApiVersion=2010-04-01";

    private final TwilioSignature vendors = new TwilioSignature(List.of("12345"));
    private final TwilioSignature ours = new TwilioSignature(List.of("f00dfeed0123456789abcdef01234567"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                U + "|" + P + "|RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                U + "|" + P + "|kvajT1Ptam85bY51eRf/AJRuM3w=",
                "https://mycompany.com:443/myapp.php?foo=1&bar=2|" + P + "|RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                "https://mycompany.com:443/myapp.php?foo=1&bar=2|" + P + "|kvajT1Ptam85bY51eRf/AJRuM3w=",
                "http://mycompany.com:80/myapp.php?foo=1&bar=2|" + P + "|0ZXoZLH/DfblKGATFgpif+LLRf4=",
                "http://mycompany.com/myapp.php?foo=1&bar=2|" + P + "|0ZXoZLH/DfblKGATFgpif+LLRf4=",
                U + "|''|zYQTYrRWXE7LtzbG4PfP7/bkkGo=",
                "https://mycompany.com/myapp.php|" + P + "|1xaxFBvyzXYvWplzNOSs28HWO94=",
                "https://mycompany.com/myapp.php?foo=hello%20world&bar=test%2Bvalue|" + P
                        + "|er2tvAP1Wx+iuTTE2BPgvEaN1cs=",
                U + "|Digits=&CallSid=CA1234567890ABCDE&EmptyParam=|9HHp/OqQMEwdrVebHDdA/+tqjX8=",
                U + "|callSid=lowercase&CallSid=uppercase&CALLSID=allcaps|jDK7WKT8wiNrwggd4ceTv4e1MJ4=",
                "https://mycompany.com/webhook/España?año=2023|" + P + "|G/Hx6mqqnjUNlPAoi2Sp9bGst0g=",
                U + "|Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234|IK+Dwps556ElfBT0I3Rgjkr1wJU=",
                "https://user:secret@mycompany.com/myapp.php?foo=1&bar=2#rc=3|" + P + "|RSOYDt4T1cUTdK1PDd93/VVr8B8="
            })
    void acceptsTheVendorsVectors(String url, String body, String signature) {
        assertThat(accepts(vendors, signature, url, body)).isTrue();
        assertThat(accepts(ours, signature, url, body)).isFalse();
        assertThat(accepts(vendors, signature, url, body + "&Extra=1")).isFalse();
        assertThat(accepts(vendors, signature, url.replace("myc", "yourc"), body))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://app.example.org/hooks/twilio/sms?tenant=7|" + X1_BODY + "|1il52iPeRGl8Qs7sFEvI6QqT3+k=",
                "https://app.example.org/hooks/twilio/sms"
                        + "|Body=++two+leading%2C+one+trailing+&MediaUrl0=&From=%2B447700900123"
                        + "|2K9MYQnIN/flG9+xnS3xMX8i7KQ=",
                "https://app.example.org/h|b=2&a1=4&a=3&B=1&_z=6&A10=7&A2=8|HHwZMHbqyYFS0D372NuqXAR/E8Y=",
                "https://app.example.org/h|StatusCallbackEvent=ringing&StatusCallbackEvent=answered"
                        + "&StatusCallbackEvent=ringing&CallSid=CA1|tft3VA1HGj1+xCEiCetqvY3qx8A=",
                "wss://app.example.org/media|''|wofV5Eg8wG/Vv9801m0MkIaMLkk=",
                "wss://app.example.org/media|''|Xi7fKE5o6RAmom5xUK7IKCYhvWU=",
                "https://app.example.org/voice?CallSid=CA1&From=%2B14155550123|''|2aC4UQQ1KOc5k2gclLRSvCCDR4k="
            })
    void acceptsOurVectors(String url, String body, String signature) {
        assertThat(accepts(ours, signature, url, body)).isTrue();
        assertThat(accepts(vendors, signature, url, body)).isFalse();
    }

    @Test
    void refusesAQueryThatWasAddedLikeABody() {
        String url = "https://app.example.org/voice?CallSid=CA1&From=%2B14155550123";
        assertThat(accepts(ours, "Qd/l0QMWZ6/pYf4XaGvfZtGGJvM=", url, "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + HASH + ", a9nBmqA0ju/hNViExpshrM61xv4=",
        "https://mycompany.com/myapp.php?bodySHA256=" + HASH + ", y77kIzt2vzLz71DgmJGsen2scGs="
    })
    void aJsonBodyIsVerifiedByItsHashInTheSignedUrl(String url, String signature) {
        assertThat(vendors.isValid(signature, url, JSON.getBytes(UTF_8))).isTrue();
        assertThat(vendors.isValid(signature, url, (JSON + " ").getBytes(UTF_8)))
                .isFalse();
        assertThat(vendors.isValid("x" + signature.substring(1), url, JSON.getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void aHashIsTakenOverUtf8AndWithoutOneNothingIsBelieved() {
        String url = "https://app.example.org/hooks/twilio/json?x=1&bodySHA256="
                + "4dbc9a1b301b113cd58ff49c85ad502ed1029f3ea1c8879187661faa8e55afaa";
        byte[] body = "{\"callId\":\"c-1\",\"note\":\"naïve ✓\"}".getBytes(UTF_8);
        assertThat(ours.isValid("FpSbZ3l4BBnbyXgcO8t3YPbsmCs=", url, body)).isTrue();
        assertThat(vendors.isValid("zYQTYrRWXE7LtzbG4PfP7/bkkGo=", U, new byte[0]))
                .isFalse();
        assertThat(vendors.isValid("zYQTYrRWXE7LtzbG4PfP7/bkkGo=", "https://mycompany.com", new byte[0]))
                .isFalse();
    }

    @Test
    void duplicatesMayAlsoBeSignedAsTheyCome() {
        // Computed with another tool over https://app.example.org/hA2A1A2B1.
        assertThat(accepts(ours, "7cKOE8r6yu4mXmhQuonL3F6B8JY=", "https://app.example.org/h", "A=2&B=1&A=1&A=2"))
                .isTrue();
    }

    @Test
    void twoTokensAreGoodWhileOneReplacesTheOther() {
        TwilioSignature both = new TwilioSignature(List.of("new", "12345"));
        assertThat(accepts(both, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", U, P)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"''", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "rsoydt4t1cutdk1pdd93/vvr8b8=", "ÄSOYDt4T1cUTdK1PDd93/VVr8B8="})
    void whatIsAlmostASignatureIsNone(String signature) {
        assertThat(accepts(vendors, signature, U, P)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.org/x?y=b:9@c, https://a.org/x?y=b:9@c, https://a.org:443/x?y=b:9@c",
        "https://a.org:8443/x, https://a.org/x, https://a.org:8443/x",
        "HTTP://a.org, HTTP://a.org, HTTP://a.org:80",
        "https://[::1]/x, https://[::1]/x, https://[::1]:443/x",
        "https://[::1]:444?x, https://[::1]?x, https://[::1]:444?x",
        "https://u:p@a.org:1/x, https://a.org/x, https://a.org:1/x"
    })
    void thePortIsTheOnlyPartOfAUrlThatMayDiffer(String url, String without, String with) {
        assertThat(SignedUrl.candidates(url)).containsExactly(without, with);
    }

    @Test
    void aUrlWithoutASchemeIsTakenAsItIs() {
        assertThat(SignedUrl.candidates("/webhooks?x#y")).containsExactly("/webhooks?x");
        assertThat(SignedUrl.candidates("https://")).isNotEmpty();
        assertThat(SignedUrl.candidates("")).containsExactly("");
    }

    private static boolean accepts(TwilioSignature signature, String given, String url, String body) {
        try {
            return signature.isValid(given, url, FormParameters.decode(body.getBytes(UTF_8)));
        } catch (MalformedFormException e) {
            throw new AssertionError(e);
        }
    }
}
