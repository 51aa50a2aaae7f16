package io.github.booking4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lead at a real browser, which is a phone or a screen, with the keyboard only and without scripts. */
class ManageInBrowserTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    private Path profile;

    @ParameterizedTest
    @Tag("manage.browser")
    @CsvSource({"phone, 375", "narrow, 320", "screen, 1280"})
    void aLeadMovesAndCancelsByKeyboard(String name, int width) throws Exception {
        try (ServedEngine served = ServedEngine.start();
                Browser browser = Browser.start(chromium(), profile)) {
            BookingResult.Booked booked = book(served);
            browser.size(width, 800);

            browser.open(link(served, booked));
            looked(browser, name, width, "1-see", "Your appointment", "Wednesday, March 4, 2026");
            browser.tabToAndPress("Change the time");
            looked(browser, name, width, "2-times", "Choose another time", "Later days");
            browser.tabToAndPress("Later days");
            browser.tabToAndPress("2:15");
            looked(browser, name, width, "3-move", "Move your appointment?", "Tuesday, March 10, 2026");
            browser.tabToAndPress("Move it");
            looked(browser, name, width, "4-moved", "Your appointment is moved", "Tuesday, March 10, 2026");
            assertThat(stored(served, booked).start()).isEqualTo(Instant.parse("2026-03-10T18:15:00Z"));

            browser.tabToAndPress("Cancel it");
            looked(browser, name, width, "5-cancel", "Cancel your appointment?", "Keep it");
            browser.tabToAndPress("Cancel it");
            looked(browser, name, width, "6-cancelled", "Your appointment is cancelled", "To book again, call");
            assertThat(stored(served, booked).status()).isEqualTo(AppointmentStatus.CANCELLED);

            browser.open(served.base + "/manage/AAAAAAAAAAAAAAAAAAAAAA");
            looked(browser, name, width, "7-unknown", "This link opens nothing", "call the business");
        }
    }

    @Test
    @Tag("manage.browser")
    void aBuildThatPromisesABrowserHasOne() {
        assertThat(System.getenv("BROWSER_REQUIRED") == null
                        || Browser.installed().isPresent())
                .isTrue();
    }

    private static Path chromium() {
        Optional<Path> installed = Browser.installed();
        assumeTrue(
                installed.isPresent(),
                "NOT TESTED IN A BROWSER: install Chromium, or name one in the environment variable CHROMIUM");
        return installed.orElseThrow();
    }

    private static BookingResult.Booked book(ServedEngine served) {
        NewAppointment wanted = new NewAppointment(
                new ServiceId("check-up"),
                "2026-03-04T10:00",
                null,
                new Attendee.Arriving(NewLead.phone("+12125550123").name("Ana").source("web")),
                null,
                null);
        BookingResult.Booked booked =
                (BookingResult.Booked) served.engine.appointments().book(served.acme, wanted);
        served.engine.runDue();
        return booked;
    }

    private static String link(ServedEngine served, BookingResult.Booked booked) {
        MessageQuery about = new MessageQuery(null, booked.appointment().id(), MessageStatus.SENT, null, 1);
        String text = Objects.requireNonNull(
                        served.engine.messages().list(served.acme, about).get(0).content())
                .text();
        String path = text.substring(text.indexOf("/manage/"));
        return served.base + path.substring(0, "/manage/".length() + 22);
    }

    private static Appointment stored(ServedEngine served, BookingResult.Booked booked) {
        return served.engine
                .appointments()
                .find(served.acme, booked.appointment().id())
                .orElseThrow();
    }

    private static void looked(Browser browser, String name, int width, String page, String... words) throws Exception {
        browser.screenshot(PICTURES.resolve(name + "-" + page + ".png"));
        assertThat(browser.text()).contains(words);
        assertThat(browser.width()).as(page).isLessThanOrEqualTo(width);
    }
}
