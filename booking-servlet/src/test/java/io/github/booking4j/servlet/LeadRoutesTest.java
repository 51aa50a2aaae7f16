package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LeadRoutesTest {
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
    @Tag("http.leads")
    void aLeadIsTakenInAndShown() {
        Answer answer = served.post("/api/leads/{key}", """
            {"phone":"(212) 555-0123","name":"Ana Díaz","email":"ana@example.com","service":"Check-up","source":"website","notes":"a\\nb"}
            """);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("result").textValue()).isEqualTo("accepted");
        JsonNode lead = answer.json().path("lead");
        assertThat(lead.path("phone").textValue()).isEqualTo("+12125550123");
        assertThat(lead.path("name").textValue()).isEqualTo("Ana Díaz");
        assertThat(lead.path("email").textValue()).isEqualTo("ana@example.com");
        assertThat(lead.path("status").textValue()).isEqualTo("new");
        assertThat(lead.path("source").textValue()).isEqualTo("website");
        assertThat(lead.path("service").textValue()).isEqualTo("Check-up");
        assertThat(lead.path("timeZone").textValue()).isEqualTo("America/New_York");
        assertThat(lead.path("createdAt").textValue()).isEqualTo(ServedEngine.NOW);
        assertThat(lead.path("lastContactedAt").isNull()).isTrue();
        JsonNode whole =
                served.get("/api/leads/{key}/" + lead.path("id").textValue()).json();
        lead.properties()
                .forEach(member -> assertThat(whole.path(member.getKey())).isEqualTo(member.getValue()));
        assertThat(whole.at("/enquiries/0/result").textValue()).isEqualTo("accepted");
        assertThat(whole.at("/enquiries/0/source").textValue()).isEqualTo("website");
        assertThat(whole.path("handoff").isNull()).isTrue();
    }

    @Test
    @Tag("http.leads")
    void aLeadThatIsKnownIsADuplicate() {
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\"}");

        Answer again = served.post("/api/leads/{key}", "{\"phone\":\"212-555-0123\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("result").textValue()).isEqualTo("duplicate");
    }

    @Test
    @Tag("http.leads")
    void aLeadIsEditedCalledAgainAndStopped() {
        String id = served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\",\"name\":\"Ana\",\"notes\":\"n\"}")
                .json()
                .at("/lead/id")
                .textValue();
        String lead = "/api/leads/{key}/" + id;

        Answer edited = served.send(served.request(
                "PATCH", lead, served.acmeKey, "application/merge-patch+json", "{\"name\":\"Bea\",\"notes\":null}"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.json().path("name").textValue()).isEqualTo("Bea");
        assertThat(edited.json().path("notes").isNull()).isTrue();
        assertThat(edited.json().at("/consent/basis").textValue()).isEqualTo("enquiry");

        Answer stopped = served.post(lead + "/stop", "{}");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().path("status").textValue()).isEqualTo("stopped");

        Answer called = served.post(lead + "/call", "{}");
        assertThat(called.status()).isEqualTo(202);
        assertThat(called.json().path("leadId").textValue()).isEqualTo(id);
        assertThat(called.json().path("status").textValue()).isEqualTo("queued");

        String call = called.json().path("id").textValue();
        JsonNode queue = served.get("/api/call-queue/{key}").json().path("items");
        assertThat(queue).hasSize(1);
        assertThat(queue.at("/0/callId").textValue()).isEqualTo(call);
        assertThat(queue.at("/0/position").intValue()).isEqualTo(1);
        assertThat(queue.at("/0/waitsFor").textValue()).isIn("line", "time");
        Answer cancelled = served.post("/api/calls/{key}/" + call + "/cancel", "{}");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("status").textValue()).isEqualTo("cancelled");
        assertThat(served.get("/api/call-queue/{key}").json().path("items")).isEmpty();

        served.post("/api/opt-outs/{key}", "{\"phone\":\"+12125550123\"}");
        BadInputTest.assertProblem(served.post(lead + "/call", "{}"), 409, "opted_out");
    }

    @Test
    @Tag("http.leads")
    void theSameIdempotencyKeyAnswersTheSameLead() {
        Answer first = served.send(keyed("{\"phone\":\"+12125550123\"}"));
        Answer again = served.send(keyed("{\"phone\":\"+12125550123\"}"));
        Answer other = served.send(keyed("{\"phone\":\"+12125550124\"}"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        BadInputTest.assertProblem(other, 422, "idempotency_key_reused");
    }

    private HttpRequest.Builder keyed(String json) {
        return served.request("POST", "/api/leads/{key}", served.acmeKey, ServedEngine.JSON, json)
                .header("Idempotency-Key", "lead-1");
    }

    @Test
    @Tag("http.opt-outs")
    void aNumberThatIsOptedOutIsNeverCalled() {
        Answer out = served.post("/api/opt-outs/{key}", "{\"phone\":\"(212) 555-0123\",\"source\":\"letter\"}");
        Answer lead = served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\"}");

        assertThat(out.status()).isEqualTo(201);
        assertThat(out.json().path("phone").textValue()).isEqualTo("+12125550123");
        assertThat(lead.json().path("result").textValue()).isEqualTo("opted_out");
    }

    @Test
    @Tag("http.cursor")
    void everyLeadIsListedOnceNewestFirstThoughOthersArriveMeanwhile() {
        List<String> sent = new ArrayList<>();
        for (int i = 10; i < 17; i++) {
            sent.add(0, "+121255501" + i);
            served.post("/api/leads/{key}", "{\"phone\":\"+121255501" + i + "\"}");
        }

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = served.get("/api/leads/{key}?limit=3" + next).json();
            page.path("items").forEach(lead -> seen.add(lead.path("phone").textValue()));
            served.post("/api/leads/{key}", "{\"phone\":\"+1212555015" + seen.size() % 10 + "\"}");
            next = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").textValue();
        } while (next != null);

        assertThat(seen).isEqualTo(sent);
    }

    @Test
    @Tag("http.leads")
    void leadsAreListedByStatusAndSource() {
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\",\"source\":\"fair\"}");
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550124\"}");
        served.post("/api/opt-outs/{key}", "{\"phone\":\"+12125550124\"}");

        assertThat(phones("?source=fair")).containsExactly("+12125550123");
        assertThat(phones("?source=api")).containsExactly("+12125550124");
        assertThat(phones("?status=opted_out")).containsExactly("+12125550124");
        assertThat(phones("?status=new&source=api")).isEmpty();
    }

    @Test
    @Tag("http.lead-search")
    void leadsAreFoundByNameEmailAndNumberInAnySpelling() {
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\",\"name\":\"Ana Díaz\"}");
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550124\",\"email\":\"Ana@example.com\"}");

        assertThat(phones("?q=ANA")).containsExactly("+12125550124", "+12125550123");
        assertThat(phones("?q=d%C3%ADaz")).containsExactly("+12125550123");
        assertThat(phones("?q=@example")).containsExactly("+12125550124");
        for (String spelt : List.of(
                "(212)%20555-0124", "212.555.0124", "1-212-555-0124", "001%20212%20555%200124", "tel:212-555-0124")) {
            assertThat(phones("?q=" + spelt)).as(spelt).containsExactly("+12125550124");
        }
        assertThat(phones("?q=0124")).containsExactly("+12125550124");
        assertThat(phones("?q=%25")).isEmpty();
        assertThat(phones("?q=ana&status=opted_out")).isEmpty();
        assertThat(served.send(served.request(
                                "GET", "/api/leads/" + served.other.value() + "?q=ana", served.otherKey, null, null))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    @Tag("http.lead-search")
    void leadsAreListedByWhenTheyArrived() {
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550123\"}");
        served.clock.advance(Duration.ofHours(1));
        served.post("/api/leads/{key}", "{\"phone\":\"+12125550124\"}");

        assertThat(phones("?from=2026-03-03T15:30:00Z")).containsExactly("+12125550124");
        assertThat(phones("?to=2026-03-03T11:00:00-05:00")).containsExactly("+12125550123");
        assertThat(phones("?from=2026-03-03T15:00:00Z&to=2026-03-03T16:00:01Z")).hasSize(2);
    }

    private List<String> phones(String query) {
        return served.get("/api/leads/{key}" + query).json().findValuesAsText("phone");
    }
}
