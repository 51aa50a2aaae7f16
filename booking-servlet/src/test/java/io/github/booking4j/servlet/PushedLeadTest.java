package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads that come as emails, and by the webhook for new leads. */
class PushedLeadTest {
    private static final String HOOK = "/webhooks/new-lead/{key}";
    private static final String FORM =
            "{\"data\":{\"phone_number\":\"212-555-0142\",\"First Name\":\"Bea\"},\"event\":\"new\"}";

    private ServedEngine served;

    @BeforeEach
    void start() {
        served = ServedEngine.start();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    @Tag("http.lead-email")
    void anEmailIsTakenInAsJson() {
        Answer answer = served.post(
                "/api/import-lead-email/{key}",
                "{\"from\":\"Ana Example <ana@example.com>\",\"subject\":\"Hi\",\"text\":\"Call me: 212 555 0142\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/lead/phone").textValue()).isEqualTo("+12125550142");
        assertThat(answer.json().at("/lead/name").textValue()).isEqualTo("Ana Example");
        assertThat(answer.json().at("/lead/source").textValue()).isEqualTo("email");
    }

    @Test
    @Tag("http.lead-email")
    void anEmailIsTakenInAsItTravelled() {
        String raw = """
            From: Website <no-reply@forms.example>
            Reply-To: =?utf-8?Q?Bea_M=C3=BCller?= <bea@example.com>
            Subject: =?utf-8?B?QW5mcmFnZQ==?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Guten Tag,=20
            Telefon: +1 212 555=
             0142
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Telefon: +1 212 555 0199</p>
            --inner--
            --outer
            Content-Type: text/plain; name=other.txt
            Content-Disposition: attachment; filename=other.txt

            Mobile: +1 212 555 0177
            --outer--
            """.replace("\n", "\r\n");

        Answer answer = served.send(
                served.request("POST", "/api/import-lead-email/{key}", served.acmeKey, "message/rfc822", raw));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.json().at("/lead/phone").textValue()).isEqualTo("+12125550142");
        assertThat(answer.json().at("/lead/name").textValue()).isEqualTo("Bea Müller");
        assertThat(answer.json().at("/lead/email").textValue()).isEqualTo("bea@example.com");
    }

    @ParameterizedTest
    @Tag("http.lead-email")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        application/json | {"text":"Please write to me"}     | 422 | lead_invalid
        application/json | {"from":"ana@example.com"}        | 422 | invalid
        application/json | {"text":7}                        | 422 | invalid
        application/json | {"text":"a","body":"b"}           | 422 | invalid
        message/rfc822   | Subject: Hello                    | 422 | lead_invalid
        message/rfc822   | ``                                | 422 | lead_invalid
        text/plain       | 212 555 0142                      | 415 | unsupported_media_type
        """)
    void anEmailWithoutALeadIsRefusedAndTheReasonNamed(String type, String body, int status, String code) {
        String before = served.everythingOfAcme();

        BadInputTest.assertProblem(
                served.send(served.request("POST", "/api/import-lead-email/{key}", served.acmeKey, type, body)),
                status,
                code);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.new-lead-webhook")
    void aFormIsTakenInWithAnApiKey() {
        Answer answer = served.send(served.request("POST", HOOK, served.acmeKey, ServedEngine.JSON, FORM));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/lead/phone").textValue()).isEqualTo("+12125550142");
        assertThat(answer.json().at("/lead/name").textValue()).isEqualTo("Bea");
        assertThat(answer.json().at("/lead/source").textValue()).isEqualTo("webhook");
    }

    @Test
    @Tag("http.new-lead-webhook")
    void aFormIsTakenInOnceWhenItIsSignedWithTheSecretOfAnApiKeyThatIsInForce() {
        Answer issued = served.post("/api/clients/{key}/api-keys", "{\"name\":\"forms\"}");
        String secret = issued.json().path("webhookSecret").textValue();
        long now = served.clock.instant().getEpochSecond();

        Answer first = served.send(signed(secret, "msg_1", now, FORM));
        Answer retry = served.send(signed(secret, "msg_1", now + 1, FORM));

        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(retry.json()).isEqualTo(first.json());

        served.send(served.request(
                "DELETE",
                "/api/clients/{key}/api-keys/" + issued.json().path("id").textValue(),
                served.acmeKey,
                null,
                null));
        BadInputTest.assertProblem(served.send(signed(secret, "msg_2", now, FORM)), 403, "signature_invalid");
    }

    @Test
    @Tag("http.new-lead-webhook")
    void aFormThatNobodyProvesIsRefusedAndChangesNothing() {
        String secret = served.post("/api/clients/{key}/api-keys", "{\"name\":\"forms\"}")
                .json()
                .path("webhookSecret")
                .textValue();
        String strange = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        long now = served.clock.instant().getEpochSecond();
        String before = served.everythingOfAcme();

        BadInputTest.assertProblem(served.send(signed(strange, "m", now, FORM)), 403, "signature_invalid");
        BadInputTest.assertProblem(served.send(signed(secret, "m", now - 400, FORM)), 403, "signature_invalid");
        BadInputTest.assertProblem(served.send(signed(secret, "m", now + 400, FORM)), 403, "signature_invalid");
        BadInputTest.assertProblem(
                served.send(served.request("POST", HOOK, null, ServedEngine.JSON, FORM)), 401, "unauthorized");
        BadInputTest.assertProblem(
                served.send(served.request("POST", HOOK, served.otherKey, ServedEngine.JSON, FORM)), 404, "not_found");
        BadInputTest.assertProblem(
                served.send(served.request("POST", HOOK, served.acmeKey, ServedEngine.JSON, "{\"name\":\"Bea\"}")),
                422,
                "lead_invalid");
        BadInputTest.assertProblem(
                served.send(served.request("POST", HOOK, served.acmeKey, "text/plain", FORM)),
                415,
                "unsupported_media_type");
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("http.new-lead-webhook")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null", textBlock = """
        MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw             | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | {"test": 2432232314} | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= | true
        AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | evt_0001 | 1767323045 | {"type":"call.ended","timestamp":"2026-01-02T03:04:05Z","data":{"id":"c-1","note":"café ✓"}} | v1,AldgSXIvhl7TE8sddScaalNR7ThPmkop95rz2Zvh7N8= | true
        //79/Pv6+fj39vX08/Lx8O/u7ezr6uno             | evt_0002 | 1767323046 | `` | v1,553VYvvZq3SeYjZtWV7J0/sfgWThfWR52+IhJj/ACQk= | true
        AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | evt_0001 | 1767323045 | {"type":"call.ended","timestamp":"2026-01-02T03:04:05Z","data":{"id":"c-1","note":"café ✓"}} | v1,RhWa4/FLIMVv8tzvAM1H0onBEbn0imjncARFQdfPOtc= v1,AldgSXIvhl7TE8sddScaalNR7ThPmkop95rz2Zvh7N8= | true
        AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | evt_0002 | 1767323045 | {"type":"call.ended","timestamp":"2026-01-02T03:04:05Z","data":{"id":"c-1","note":"café ✓"}} | v1,AldgSXIvhl7TE8sddScaalNR7ThPmkop95rz2Zvh7N8= | false
        //79/Pv6+fj39vX08/Lx8O/u7ezr6uno             | evt_0002 | 1767323046 | `` | v2,553VYvvZq3SeYjZtWV7J0/sfgWThfWR52+IhJj/ACQk= | false
        //79/Pv6+fj39vX08/Lx8O/u7ezr6uno             | evt_0002 | soon       | `` | v1,553VYvvZq3SeYjZtWV7J0/sfgWThfWR52+IhJj/ACQk= | false
        """)
    void signaturesAreThoseOfTheStandard(
            String secret, String id, String timestamp, String body, String signatures, boolean right) {
        Instant then = timestamp.equals("soon") ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(timestamp));

        assertThat(new StandardWebhook(id, timestamp, signatures)
                        .isSignedBy(
                                List.of(Base64.getDecoder().decode(secret)),
                                body.getBytes(StandardCharsets.UTF_8),
                                then))
                .isEqualTo(right);
    }

    private HttpRequest.Builder signed(String secret, String id, long timestamp, String body) {
        return served.request("POST", HOOK, null, ServedEngine.JSON, body)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", "v1," + hmac(secret, id + "." + timestamp + "." + body));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
