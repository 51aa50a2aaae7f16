package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyRoutesTest {
    private static final String KEYS = "/api/clients/{key}/api-keys";

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
    @Tag("http.api-key-rotation")
    void aClientRotatesItsKeyWithoutAMomentInWhichNoneWorks() {
        String firstId = list().at("/items/0/id").textValue();

        Answer issued = served.post(KEYS, "{\"name\":\"Zapier\"}");
        String second = issued.json().path("apiKey").textValue();

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().path("name").textValue()).isEqualTo("Zapier");
        assertThat(readWith(served.acmeKey).status()).isEqualTo(200);
        assertThat(readWith(second).status()).isEqualTo(200);
        Answer revoked = served.send(served.request("DELETE", KEYS + "/" + firstId, second, null, null));
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.json().path("revokedAt").textValue()).isEqualTo(ServedEngine.NOW);
        assertProblem(readWith(served.acmeKey), 401, "unauthorized");
        assertThat(readWith(second).status()).isEqualTo(200);
    }

    @Test
    @Tag("http.api-key-list")
    void theListShowsWhatAKeyIsForAndWhenItWasUsedAndNoSecret() {
        served.clock.advance(Duration.ofMinutes(5));
        String secret = served.post(KEYS, "{\"name\":\"  the till  \"}")
                .json()
                .path("apiKey")
                .textValue();

        JsonNode list = list();

        assertThat(list.path("items")).hasSize(2);
        JsonNode first = list.at("/items/0");
        assertThat(first.path("name").textValue()).isEqualTo("first");
        assertThat(first.path("createdAt").textValue()).isEqualTo(ServedEngine.NOW);
        assertThat(first.path("lastUsedAt").textValue()).isEqualTo("2026-03-03T15:05:00Z");
        JsonNode till = list.at("/items/1");
        assertThat(till.path("name").textValue()).isEqualTo("the till");
        assertThat(till.path("lastUsedAt").isNull()).isTrue();
        assertThat(till.path("revokedAt").isNull()).isTrue();
        assertThat(list.toString()).doesNotContain(secret).doesNotContain("hash");
    }

    @Test
    @Tag("http.idempotency-api-key")
    void aRepeatedRequestIssuesNoSecondKeyAndDoesNotTellTheSecretAgain() {
        JsonNode first = issue("{\"name\":\"Zapier\"}", "k-1").json();

        Answer again = issue("{\"name\":\"Zapier\"}", "k-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.path("id"));
        assertThat(again.json().has("apiKey")).isFalse();
        assertThat(list().path("items")).hasSize(2);
        assertProblem(issue("{\"name\":\"other\"}", "k-1"), 422, "idempotency_key_reused");
    }

    @ParameterizedTest
    @Tag("http.bad-input-named")
    @CsvSource(delimiter = '|', textBlock = """
        no name             | {}                            | 422 | invalid        | /name
        a blank name        | {"name":"  "}                 | 422 | invalid        | /name
        a number            | {"name":7}                    | 422 | invalid        | /name
        a control character | {"name":"a\\u0007"}           | 422 | invalid        | /name
        an unknown field    | {"name":"a","secret":"mine"}  | 422 | invalid        | /secret
        no JSON             | {"name":                      | 400 | malformed_json |
        """)
    void aKeyThatCannotBeIssuedIsRefusedWithTheReason(
            String what, String json, int status, String code, String pointer) {
        Answer answer = served.post(KEYS, json);

        assertProblem(answer, status, code);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(list().path("items")).hasSize(1);
    }

    @Test
    @Tag("http.bad-input-named")
    void aNameThatIsTooLongIsRefused() {
        assertProblem(served.post(KEYS, "{\"name\":\"" + "x".repeat(101) + "\"}"), 422, "invalid");
    }

    @Test
    @Tag("http.api-key-limit")
    void atMostFiftyKeysAreInForce() {
        for (int i = 1; i < 50; i++) {
            served.engine.clients().issueApiKey(served.acme, "key " + i, null);
        }

        assertProblem(served.post(KEYS, "{\"name\":\"one too many\"}"), 409, "too_many_api_keys");
        served.send(served.request(
                "DELETE", KEYS + "/" + list().at("/items/1/id").textValue(), served.acmeKey, null, null));
        assertThat(served.post(KEYS, "{\"name\":\"in its place\"}").status()).isEqualTo(201);
    }

    @Test
    @Tag("http.clients-apart")
    void theKeysOfAnotherClientAreNotThere() {
        String foreign =
                served.engine.clients().listApiKeys(served.other).get(0).id().toString();

        assertProblem(
                served.send(served.request("DELETE", KEYS + "/" + foreign, served.acmeKey, null, null)),
                404,
                "api_key_not_found");
        assertProblem(
                served.send(served.request("DELETE", KEYS + "/17", served.acmeKey, null, null)), 404, "not_found");
        assertProblem(served.get("/api/clients/" + served.other + "/api-keys"), 404, "not_found");
        assertThat(served.engine.clients().authenticate(served.otherKey)).contains(served.other);
    }

    private Answer issue(String json, String idempotencyKey) {
        return served.send(served.request("POST", KEYS, served.acmeKey, ServedEngine.JSON, json)
                .header("Idempotency-Key", idempotencyKey));
    }

    private Answer readWith(String key) {
        return served.send(served.request("GET", "/api/leads/{key}", key, null, null));
    }

    private JsonNode list() {
        return served.get(KEYS).json();
    }
}
