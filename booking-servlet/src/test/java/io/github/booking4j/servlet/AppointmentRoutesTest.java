package io.github.booking4j.servlet;

import static io.github.booking4j.servlet.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.servlet.ServedEngine.Answer;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AppointmentRoutesTest {
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
    @Tag("http.slots")
    void freeTimesAreListedWithTheirOffset() {
        JsonNode slots = served.get("/api/slots/{key}?service=check-up&from=2026-03-09T00:00:00-04:00&limit=2")
                .json();

        assertThat(slots.path("items")).hasSize(2);
        assertThat(slots.at("/items/0/start").textValue()).isEqualTo("2026-03-09T09:00:00-04:00");
        assertThat(slots.at("/items/0/end").textValue()).isEqualTo("2026-03-09T09:30:00-04:00");
        assertThat(slots.at("/items/0/resource").textValue()).isEqualTo("main");
        assertThat(slots.at("/items/0/service").textValue()).isEqualTo("check-up");
        assertThat(slots.at("/items/1/start").textValue()).isEqualTo("2026-03-09T09:15:00-04:00");
    }

    @Test
    @Tag("http.book")
    void aTimeIsBookedForALeadThatArrivesWithIt() {
        Answer answer = book("2026-03-04T10:00", "Ana", "+12125550123", null);

        assertThat(answer.status()).isEqualTo(201);
        JsonNode appointment = answer.json();
        assertThat(appointment.path("status").textValue()).isEqualTo("booked");
        assertThat(appointment.path("service").textValue()).isEqualTo("check-up");
        assertThat(appointment.path("resource").textValue()).isEqualTo("main");
        assertThat(appointment.path("start").textValue()).isEqualTo("2026-03-04T10:00:00-05:00");
        assertThat(appointment.path("end").textValue()).isEqualTo("2026-03-04T10:30:00-05:00");
        assertThat(appointment.path("timeZone").textValue()).isEqualTo("America/New_York");
        assertThat(appointment.at("/lead/name").textValue()).isEqualTo("Ana");
        assertThat(appointment.at("/lead/phone").textValue()).isEqualTo("+12125550123");
        assertThat(appointment.path("version").isInt()).isTrue();
        String path = "/api/appointments/{key}/" + appointment.path("id").textValue();
        assertThat(withoutHistory(served.get(path))).isEqualTo(appointment);
    }

    @Test
    @Tag("http.book")
    void aTimeThatIsTakenIsAnsweredWithOthersNearBy() {
        book("2026-03-04T10:00", "Ana", "+12125550123", null);

        Answer answer = book("2026-03-04T10:15", "Ben", "+12125550124", null);

        assertProblem(answer, 409, "slot_taken");
        assertThat(answer.json().path("alternatives")).isNotEmpty();
        assertThat(answer.json().at("/alternatives/0/start").textValue()).startsWith("2026-03-04T");
        assertThat(served.get("/api/appointments/{key}").json().path("items")).hasSize(1);
    }

    @Test
    @Tag("http.cancel")
    void aCancelledAppointmentFreesItsTime() {
        String id = book("2026-03-04T10:00", "Ana", "+12125550123", null)
                .json()
                .path("id")
                .textValue();

        Answer cancelled = served.post("/api/appointments/{key}/" + id + "/cancel", "");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("status").textValue()).isEqualTo("cancelled");
        assertThat(book("2026-03-04T10:00", "Ben", "+12125550124", null).status())
                .isEqualTo(201);
    }

    @Test
    @Tag("http.attendance")
    void whetherTheLeadCameIsNotedAndTheHistoryTellsIt() {
        String path = "/api/appointments/{key}/"
                + book("2026-03-04T10:00", "Ana", "+12125550123", null)
                        .json()
                        .path("id")
                        .textValue();

        assertThat(served.post(path + "/confirm", "").json().path("status").textValue())
                .isEqualTo("confirmed");
        assertProblem(served.post(path + "/complete", ""), 409, "appointment_not_begun");
        served.clock.set(Instant.parse("2026-03-04T15:00:00Z"));
        assertThat(served.post(path + "/no-show", "").json().path("status").textValue())
                .isEqualTo("no_show");
        assertThat(served.post(path + "/complete", "").json().path("status").textValue())
                .isEqualTo("completed");
        assertProblem(served.post(path + "/confirm", ""), 409, "appointment_over");

        JsonNode history = served.get(path).json().path("history");
        assertThat(history.findValuesAsText("change")).containsExactly("booked", "confirmed", "no_show", "completed");
        assertThat(history.at("/0/start").textValue()).isEqualTo("2026-03-04T10:00:00-05:00");
        assertThat(served.get("/api/appointments/{key}?status=completed").json().path("items"))
                .hasSize(1);
        assertThat(served.get("/api/appointments/{key}?status=booked").json().path("items"))
                .isEmpty();
        assertProblem(served.get("/api/appointments/{key}?status=lost"), 400, "parameter_invalid");
    }

    @Test
    @Tag("http.appointment-list")
    void appointmentsAreListedByServiceAndResource() {
        JsonNode booked = book("2026-03-04T10:00", "Ana", "+12125550123", null).json();
        String list = "/api/appointments/{key}";
        String service = "?service=" + booked.path("service").textValue();
        String resource = "&resource=" + booked.path("resource").textValue();

        assertThat(served.get(list + service + resource).json().path("items")).hasSize(1);
        assertThat(served.get(list + service + "&resource=nobody").json().path("items"))
                .isEmpty();
        assertThat(served.get(list + "?service=nothing").json().path("items")).isEmpty();
        assertProblem(served.get(list + "?service=Not-an-id"), 400, "parameter_invalid");
    }

    @Test
    @Tag("http.appointment-version")
    void whoHasReadAnotherVersionIsToldSoAndChangesNothing() {
        JsonNode booked = book("2026-03-04T10:00", "Ana", "+12125550123", null).json();
        String path = "/api/appointments/{key}/" + booked.path("id").textValue();
        String stale = "\"version\":" + booked.path("version").intValue();
        String move = "{\"start\":\"2026-03-05T%s\"," + stale + "}";
        assertThat(served.post(path + "/reschedule", move.formatted("11:00")).status())
                .isEqualTo(200);

        assertProblem(served.post(path + "/reschedule", move.formatted("12:00")), 409, "version_conflict");
        assertProblem(served.post(path + "/cancel", "{" + stale + "}"), 409, "version_conflict");
        assertProblem(served.post(path + "/cancel", "{\"version\":\"one\"}"), 422, "invalid");
        JsonNode stands = served.get(path).json();
        assertThat(stands.path("status").textValue()).isEqualTo("booked");

        String known = "{\"version\":" + stands.path("version").intValue() + "}";
        assertThat(served.post(path + "/cancel", known).json().path("status").textValue())
                .isEqualTo("cancelled");
    }

    @Test
    @Tag("http.reschedule")
    void anAppointmentIsMovedOnceHoweverOftenItIsAskedFor() {
        JsonNode booked = book("2026-03-04T10:00", "Ana", "+12125550123", null).json();
        String path = "/api/appointments/{key}/" + booked.path("id").textValue();

        Answer moved = move(path, "2026-03-05T15:00", "move-1");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("id")).isEqualTo(booked.path("id"));
        assertThat(moved.json().path("start").textValue()).startsWith("2026-03-05T15:00");
        assertThat(moved.json().path("version").intValue())
                .isGreaterThan(booked.path("version").intValue());
        String after = served.everythingOfAcme();
        assertThat(move(path, "2026-03-05T15:00", "move-1").json()).isEqualTo(moved.json());
        assertProblem(move(path, "2026-03-05T16:00", "move-1"), 422, "idempotency_key_reused");
        assertThat(served.everythingOfAcme()).isEqualTo(after);
        assertThat(book("2026-03-04T10:00", "Ben", "+12125550124", null).status())
                .isEqualTo(201);
    }

    @Test
    @Tag("http.reschedule")
    void aMoveToATakenTimeOrOfWhatIsOverIsAConflict() {
        String path = "/api/appointments/{key}/"
                + book("2026-03-04T10:00", "Ana", "+12125550123", null)
                        .json()
                        .path("id")
                        .textValue();
        book("2026-03-05T15:00", "Ben", "+12125550124", null);

        Answer taken = move(path, "2026-03-05T15:00", null);
        assertProblem(taken, 409, "slot_taken");
        assertThat(taken.json().path("alternatives")).isNotEmpty();
        assertThat(served.get(path).json().path("start").textValue()).startsWith("2026-03-04T10:00");

        served.post(path + "/cancel", "");
        assertProblem(move(path, "2026-03-05T11:00", null), 409, "appointment_over");
    }

    @Test
    @Tag("http.hold")
    void aHeldTimeIsBookedOrGivenUp() {
        Answer held = hold("2026-03-04T10:00", "+12125550123", ",\"minutes\":5");

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.json().path("status").textValue()).isEqualTo("held");
        assertThat(held.json().path("heldUntil").isTextual()).isTrue();
        assertProblem(book("2026-03-04T10:00", "Ben", "+12125550124", null), 409, "slot_taken");
        String path = "/api/appointments/{key}/" + held.json().path("id").textValue();
        Answer booked = served.post(path + "/book", "");
        assertThat(booked.status()).isEqualTo(200);
        assertThat(booked.json().path("status").textValue()).isEqualTo("booked");
        assertThat(booked.json().has("heldUntil")).isFalse();
        assertThat(withoutHistory(served.get(path))).isEqualTo(booked.json());

        Answer other = hold("2026-03-04T11:00", "+12125550124", "");
        String otherPath = "/api/appointments/{key}/" + other.json().path("id").textValue();
        assertThat(served.post(otherPath + "/cancel", "").json().path("status").textValue())
                .isEqualTo("released");
        assertProblem(served.post(otherPath + "/book", ""), 409, "hold_expired");
        assertThat(served.get("/api/appointments/{key}").json().path("items")).hasSize(1);
    }

    @Test
    @Tag("http.hold")
    void aHoldOfTooManyMinutesIsRefusedByItsField() {
        for (String minutes : List.of("0", "61", "-5")) {
            Answer answer = hold("2026-03-04T10:00", "+12125550123", ",\"minutes\":" + minutes);
            assertProblem(answer, 422, "invalid");
            assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/minutes");
        }
        assertThat(hold("2026-03-04T10:00", "+12125550123", ",\"minutes\":\"5\"")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Tag("http.idempotency-book")
    void aRepeatedBookingIsAnsweredAsTheFirst() {
        JsonNode first =
                book("2026-03-04T10:00", "Ana", "+12125550123", "key-1").json();
        String before = served.everythingOfAcme();

        Answer again = book("2026-03-04T10:00", "Ana", "+12125550123", "key-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first);
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.idempotency-reused")
    void aKeyOfAnotherBookingIsRefused() {
        book("2026-03-04T10:00", "Ana", "+12125550123", "key-1");
        String before = served.everythingOfAcme();

        assertProblem(book("2026-03-04T11:00", "Ana", "+12125550123", "key-1"), 422, "idempotency_key_reused");
        assertProblem(book("2026-03-04T10:00", "Ben", "+12125550124", "key-1"), 422, "idempotency_key_reused");
        assertThat(served.everythingOfAcme()).isEqualTo(before);
    }

    @Test
    @Tag("http.idempotency-book")
    void aBookingThatWasRefusedMayBeTriedAgainWithItsKey() {
        assertThat(book("2026-03-04T23:00", "Ana", "+12125550123", "key-1").status())
                .isEqualTo(422);
        assertThat(book("2026-03-04T23:00", "Ana", "+12125550123", "key-1").status())
                .isEqualTo(422);
        assertThat(book("2026-03-04T11:00", "Ana", "+12125550123", "key-1").status())
                .isEqualTo(201);
    }

    @Test
    @Tag("http.cursor")
    void everyAppointmentIsListedOnceInTheOrderOfItsStart() {
        List<String> starts = new ArrayList<>();
        for (int hour = 10; hour < 16; hour++) {
            starts.add("2026-03-04T" + hour + ":00:00-05:00");
            book("2026-03-04T" + hour + ":00", "Lead " + hour, "+121255501" + hour, null);
        }

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = served.get("/api/appointments/{key}?limit=2" + next).json();
            page.path("items").forEach(one -> seen.add(one.path("start").textValue()));
            next = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").textValue();
        } while (next != null);

        assertThat(seen).isEqualTo(starts);
    }

    private Answer hold(String start, String phone, String more) {
        return served.post(
                "/api/appointments/{key}/holds",
                "{\"service\":\"check-up\",\"start\":\"" + start + "\",\"lead\":{\"phone\":\"" + phone + "\"}" + more
                        + "}");
    }

    private Answer move(String path, String start, String idempotencyKey) {
        HttpRequest.Builder request = served.request(
                "POST", path + "/reschedule", served.acmeKey, ServedEngine.JSON, "{\"start\":\"" + start + "\"}");
        return served.send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    /** As it is answered to the request that changed it. */
    private static JsonNode withoutHistory(Answer answer) {
        ObjectNode appointment = answer.json().deepCopy();
        appointment.remove("history");
        return appointment;
    }

    private Answer book(String start, String name, String phone, String idempotencyKey) {
        HttpRequest.Builder request = served.request(
                "POST",
                "/api/appointments/{key}",
                served.acmeKey,
                ServedEngine.JSON,
                "{\"service\":\"check-up\",\"start\":\"" + start + "\",\"lead\":{\"phone\":\"" + phone
                        + "\",\"name\":\"" + name + "\"}}");
        return served.send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }
}
