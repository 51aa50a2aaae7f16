package io.github.booking4j.client;

import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client can set. Immutable; change it through the {@code with…} methods and
 * {@link Clients#configure(ClientKey, ClientSettings)}.
 *
 * @param calls how its leads are called
 * @param calendar how its calendar is booked
 * @param messages how its leads are written to
 * @param closures days on which it is closed: nothing is booked and nobody is called
 * @param averageAppointmentValue what an appointment is worth when its service has no price; for reports
 * @param voice how it is rung
 * @param pages how the pages look that its leads see
 */
public record ClientSettings(
        CallSettings calls,
        CalendarSettings calendar,
        MessageSettings messages,
        Closures closures,
        @Nullable Money averageAppointmentValue,
        VoiceSettings voice,
        PageSettings pages) {

    /** With pages of the usual look. */
    public ClientSettings(
            CallSettings calls,
            CalendarSettings calendar,
            MessageSettings messages,
            Closures closures,
            @Nullable Money averageAppointmentValue,
            VoiceSettings voice) {
        this(calls, calendar, messages, closures, averageAppointmentValue, voice, PageSettings.defaults());
    }

    /** The defaults of every part, no closures. */
    public static ClientSettings defaults() {
        return new ClientSettings(
                CallSettings.defaults(),
                CalendarSettings.defaults(),
                MessageSettings.defaults(),
                Closures.none(),
                null,
                VoiceSettings.defaults());
    }

    /** A copy with other call settings. */
    public ClientSettings withCalls(CallSettings changed) {
        return new ClientSettings(changed, calendar, messages, closures, averageAppointmentValue, voice, pages);
    }

    /** A copy with other calendar settings. */
    public ClientSettings withCalendar(CalendarSettings changed) {
        return new ClientSettings(calls, changed, messages, closures, averageAppointmentValue, voice, pages);
    }

    /** A copy with other message settings. */
    public ClientSettings withMessages(MessageSettings changed) {
        return new ClientSettings(calls, calendar, changed, closures, averageAppointmentValue, voice, pages);
    }

    /** A copy that is rung in another way. */
    public ClientSettings withVoice(VoiceSettings changed) {
        return new ClientSettings(calls, calendar, messages, closures, averageAppointmentValue, changed, pages);
    }

    /** A copy whose pages look otherwise. */
    public ClientSettings withPages(PageSettings changed) {
        return new ClientSettings(calls, calendar, messages, closures, averageAppointmentValue, voice, changed);
    }

    /** The settings as one JSON object: the form that is stored and that the API speaks. */
    public String toJson() {
        return SettingsJson.write(this);
    }

    /**
     * These settings as a JSON merge-patch (RFC 7396) changes them: a member that is null takes its default again.
     *
     * @throws InvalidException naming every member that is wrong or not known; nothing is changed by half
     */
    public ClientSettings merge(String patch) {
        return SettingsJson.merge(this, patch);
    }

    /**
     * Reads what {@link #toJson()} wrote; members that are absent take their default, and members of a newer version
     * are passed over.
     *
     * @throws InvalidException naming every member that is wrong
     */
    public static ClientSettings fromJson(String json) {
        return SettingsJson.read(json);
    }
}
