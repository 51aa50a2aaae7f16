package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptOutRoutesTest {
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
    @Tag("http.opt-outs")
    void anOptOutIsAddedFoundListedAndTakenBack() {
        Answer added = served.post(
                "/api/opt-outs/{key}", "{\"phone\":\"(212) 555-0123\",\"source\":\"letter\",\"text\":\"Never again\"}");
        JsonNode optOut = added.json();
        assertThat(added.status()).isEqualTo(201);
        assertThat(optOut.path("phone").textValue()).isEqualTo("+12125550123");
        assertThat(optOut.path("source").textValue()).isEqualTo("letter");
        assertThat(optOut.path("text").textValue()).isEqualTo("Never again");
        assertThat(optOut.path("at").textValue()).isEqualTo(ServedEngine.NOW);
        served.post("/api/opt-outs/{key}", "{\"email\":\"ana@example.com\"}");

        JsonNode page = served.get("/api/opt-outs/{key}?limit=1").json();
        assertThat(page.at("/items/0")).isEqualTo(optOut);
        JsonNode rest = served.get("/api/opt-outs/{key}?limit=1&cursor="
                        + page.path("nextCursor").textValue())
                .json();
        assertThat(rest.at("/items/0/email").textValue()).isEqualTo("ana@example.com");
        assertThat(served.get("/api/opt-outs/{key}?phone=212-555-0123").json().at("/items/0"))
                .isEqualTo(optOut);
        assertThat(served.get("/api/opt-outs/{key}?phone=212-555-0124").json().path("items"))
                .isEmpty();

        String path = "/api/opt-outs/{key}/" + optOut.path("id").textValue();
        BadInputTest.assertProblem(
                served.send(served.request("DELETE", path, served.acmeKey, null, null)), 400, "parameter_invalid");
        BadInputTest.assertProblem(
                served.send(served.request("DELETE", path + "?reason=x", served.otherKey, null, null)),
                404,
                "not_found");
        Answer lifted = served.send(served.request("DELETE", path + "?reason=by%20letter", served.acmeKey, null, null));
        assertThat(lifted.status()).isEqualTo(200);
        assertThat(lifted.json()).isEqualTo(optOut);
        BadInputTest.assertProblem(
                served.send(served.request("DELETE", path + "?reason=x", served.acmeKey, null, null)),
                404,
                "opt_out_not_found");
    }

    @ParameterizedTest
    @Tag("http.opt-outs")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        text/csv         | phone,name\\n+12125550123,Ana\\n12,\\n212-555-0123,
        text/plain       | +12125550123\\n12\\n212-555-0123\\n
        application/json | {"addresses":["+12125550123","12","212-555-0123"],"source":"dnc"}
        """)
    void aDoNotCallListIsImported(String type, String body) {
        Answer answer = served.send(served.request(
                "POST", "/api/opt-outs/{key}?source=dnc", served.acmeKey, type, body.replace("\\n", "\n")));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        JsonNode report = answer.json();
        assertThat(report.path("total").intValue()).isEqualTo(3);
        assertThat(report.path("added").intValue()).isEqualTo(1);
        assertThat(report.path("known").intValue()).isEqualTo(1);
        assertThat(report.path("invalid").intValue()).isEqualTo(1);
        assertThat(report.at("/problems/0/row").intValue()).isEqualTo(2);
        assertThat(served.get("/api/opt-outs/{key}")
                        .json()
                        .at("/items/0/source")
                        .textValue())
                .isEqualTo("dnc");
        assertThat(served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\"}")
                        .json()
                        .path("result")
                        .textValue())
                .isEqualTo("opted_out");
    }
}
