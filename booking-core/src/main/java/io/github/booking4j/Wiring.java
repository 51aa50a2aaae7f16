package io.github.booking4j;

import io.github.booking4j.appointment.internal.AppointmentListener;
import io.github.booking4j.appointment.internal.AppointmentService;
import io.github.booking4j.appointment.internal.Booking;
import io.github.booking4j.appointment.internal.CalendarFeeds;
import io.github.booking4j.appointment.internal.ConcludeJob;
import io.github.booking4j.appointment.internal.HoldJob;
import io.github.booking4j.appointment.internal.LinkTokens;
import io.github.booking4j.appointment.internal.ManageLinks;
import io.github.booking4j.appointment.internal.ZoneRulesJob;
import io.github.booking4j.call.internal.AccountTurns;
import io.github.booking4j.call.internal.AssistantJob;
import io.github.booking4j.call.internal.CallEnding;
import io.github.booking4j.call.internal.CallHours;
import io.github.booking4j.call.internal.CallNotes;
import io.github.booking4j.call.internal.CallPlanner;
import io.github.booking4j.call.internal.CallProgress;
import io.github.booking4j.call.internal.CallService;
import io.github.booking4j.call.internal.DialJob;
import io.github.booking4j.call.internal.DialPolicy;
import io.github.booking4j.call.internal.HangUpJob;
import io.github.booking4j.call.internal.IncomingCalls;
import io.github.booking4j.call.internal.OwnNumbers;
import io.github.booking4j.call.internal.PlaceJob;
import io.github.booking4j.call.internal.ReconcileJob;
import io.github.booking4j.call.internal.ReplanJob;
import io.github.booking4j.call.internal.VoiceDesk;
import io.github.booking4j.call.internal.VoiceTools;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.client.internal.ClientService;
import io.github.booking4j.client.internal.ForgetKeysJob;
import io.github.booking4j.client.internal.StandingJobs;
import io.github.booking4j.event.internal.EventPump;
import io.github.booking4j.event.internal.EventService;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.job.BackOff;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobPolicy;
import io.github.booking4j.internal.job.Jobs;
import io.github.booking4j.lead.internal.LeadIntake;
import io.github.booking4j.lead.internal.LeadListener;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.message.internal.MessagePlanner;
import io.github.booking4j.message.internal.MessagePolicy;
import io.github.booking4j.message.internal.MessageService;
import io.github.booking4j.message.internal.MessageWriter;
import io.github.booking4j.message.internal.OptOutWords;
import io.github.booking4j.message.internal.Outbox;
import io.github.booking4j.message.internal.OwnWords;
import io.github.booking4j.message.internal.SendJob;
import io.github.booking4j.message.internal.SmsDesk;
import io.github.booking4j.message.internal.StopEverywhereJob;
import io.github.booking4j.message.internal.TemplateService;
import io.github.booking4j.message.internal.Wordings;
import io.github.booking4j.ops.internal.HealthCheck;
import io.github.booking4j.report.internal.ReportService;
import io.github.booking4j.sequence.internal.SequencePlanner;
import io.github.booking4j.sequence.internal.SequenceService;
import io.github.booking4j.sequence.internal.SequenceTimes;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The composition root: who knows whom. */
final class Wiring {
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LONGEST_TROUBLE = Duration.ofDays(1);
    private static final int MOST_PLACERS = 24;

    private final Engine.Parts parts;
    private final BackOff backOff;
    private final List<JobHandler> handlers = new ArrayList<>();
    private final List<ClientListener> clientListeners = new ArrayList<>();
    private final List<WebhookHandler> webhooks = new ArrayList<>();

    private final LeadService leads;
    private final CallHours callHours;
    private final CallPlanner callPlanner;
    private final SequencePlanner followUps;
    private final AppointmentService appointments;
    private final ClientService clients;
    private final CallService calls;
    private final MessageService messages;
    private final TemplateService templates;
    private final SequenceService sequences;
    private final EventService events;
    private final EventPump pump;
    private final ReportService reports;
    private final HealthCheck operations;
    private final Jobs jobs;
    private final StandingJobs standing;

    Wiring(Engine.Parts parts) {
        this.parts = parts;
        this.backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10), parts.random());
        this.callHours = new CallHours(parts.holidays());
        this.callPlanner = new CallPlanner(parts.clock(), parts.ids(), callHours);
        SequenceTimes sequenceTimes = new SequenceTimes(callHours);
        MessagePlanner messagePlanner = new MessagePlanner(parts.clock(), parts.ids());
        this.followUps = new SequencePlanner(parts.clock(), parts.ids(), callPlanner, messagePlanner, sequenceTimes);
        List<LeadListener> leadListeners = List.of(followUps, callPlanner, messagePlanner);
        LeadIntake intake = new LeadIntake(parts.clock(), parts.ids(), leadListeners);
        this.leads = new LeadService(parts.store(), parts.clock(), parts.ids(), intake, leadListeners);
        handlers.add(leads.importing());
        ConcludeJob concluding = new ConcludeJob(parts.store(), parts.clock());
        handlers.add(concluding);
        List<AppointmentListener> appointmentListeners = List.of(followUps, callPlanner, messagePlanner, concluding);
        ZoneRulesJob zoneRules = new ZoneRulesJob(parts.store(), parts.clock(), appointmentListeners);
        clientListeners.add(zoneRules);
        handlers.add(zoneRules);
        HoldJob holds = new HoldJob(parts.store(), parts.clock());
        handlers.add(holds);
        Booking booking = new Booking(parts.store(), parts.clock(), parts.ids(), leads, holds, appointmentListeners);
        Secrets secrets = new Secrets(parts.random());
        LinkTokens tokens = new LinkTokens(secrets);
        String publicUrl = parts.settings().publicUrl();
        ManageLinks links = new ManageLinks(parts.clock(), tokens, publicUrl);
        CalendarFeeds feeds = new CalendarFeeds(parts.clock(), tokens, publicUrl);
        this.appointments =
                new AppointmentService(parts.store(), parts.clock(), booking, links, feeds, appointmentListeners);
        clientListeners.add(appointments);
        clientListeners.add(messagePlanner);
        clientListeners.add(new OwnNumbers());
        ForgetKeysJob forgetting = new ForgetKeysJob(parts.store(), parts.clock());
        clientListeners.add(forgetting);
        handlers.add(forgetting);
        this.standing = new StandingJobs(parts.store(), List.of(forgetting::jobFor, zoneRules::jobFor));
        if (parts.voice() != null) {
            wireVoice(parts.voice());
        }
        Wordings wordings = new Wordings();
        wireMessages(new MessageWriter(parts.clock(), publicUrl, links, wordings));
        this.clients = new ClientService(
                parts.store(), parts.clock(), parts.ids(), secrets, parts.voice() != null, clientListeners);
        this.calls = new CallService(parts.store(), parts.clock(), callPlanner, callHours, parts.voice());
        this.messages = new MessageService(
                parts.store(), new OwnWords(parts.store(), parts.clock(), messagePlanner, publicUrl));
        this.templates = new TemplateService(parts.store(), parts.clock(), publicUrl, wordings);
        this.sequences = new SequenceService(parts.store(), parts.clock(), sequenceTimes);
        this.events = new EventService(parts.store());
        this.pump = new EventPump(parts.store(), events, parts.policy().poll());
        this.reports = new ReportService(parts.store(), parts.clock());
        this.operations = new HealthCheck(parts.store(), parts.clock(), circuits());
        this.jobs = new Jobs(parts.store(), parts.clock(), handlers, jobPolicy(), backOff);
    }

    private void wireVoice(VoiceGateway voice) {
        EnginePolicy patience = parts.policy();
        DialPolicy policy = new DialPolicy(patience.unknownCheck(), patience.absenceProof(), patience.reportGrace());
        CallEnding ending = new CallEnding(parts.clock(), leads, OptOutWords::isOptOut, List.of(followUps));
        AccountTurns turns = new AccountTurns(voice);
        CallProgress progress = new CallProgress(parts.store(), parts.clock(), policy, ending, turns, callPlanner);
        CallNotes notes = new CallNotes(parts.store(), parts.clock(), callHours);
        VoiceTools tools = new VoiceTools(parts.store(), parts.clock(), appointments, leads, notes);
        IncomingCalls incoming =
                new IncomingCalls(parts.store(), parts.clock(), parts.ids(), leads, callPlanner, progress);
        List<WebhookHandler> mounted =
                voice.webhooks(new VoiceDesk(parts.store(), progress, tools, incoming, OptOutWords::isOptOut));
        webhooks.addAll(mounted);
        String url = mounted.isEmpty() ? parts.settings().publicUrl() : url(mounted.get(0));
        AssistantJob assistant = new AssistantJob(parts.store(), parts.clock(), voice, backOff, url);
        clientListeners.add(assistant);
        clientListeners.add(callPlanner);
        handlers.add(assistant);
        handlers.add(new DialJob(parts.store(), parts.clock(), voice, turns, callHours));
        handlers.add(new ReplanJob(parts.store(), parts.clock(), callPlanner));
        handlers.add(new PlaceJob(parts.clock(), voice, progress, backOff, url));
        handlers.add(new ReconcileJob(parts.store(), parts.clock(), voice, progress, policy, backOff));
        handlers.add(new HangUpJob(parts.store(), voice));
    }

    private void wireMessages(MessageWriter writer) {
        EnginePolicy patience = parts.policy();
        String publicUrl = parts.settings().publicUrl();
        String statusUrl =
                parts.sms() == null ? publicUrl : publicUrl + parts.sms().statusPath();
        Outbox outbox = new Outbox(parts.store(), parts.clock(), writer, leads, statusUrl, List.of(followUps));
        StopEverywhereJob everywhere = new StopEverywhereJob(parts.store(), parts.clock(), leads);
        handlers.add(everywhere);
        if (parts.sms() != null) {
            SmsDesk desk =
                    new SmsDesk(parts.store(), parts.clock(), parts.ids(), outbox, everywhere, List.of(followUps));
            webhooks.addAll(parts.sms().webhooks(desk));
        }
        MessagePolicy policy =
                new MessagePolicy(patience.unknownCheck(), patience.absenceProof(), MOST_ATTEMPTS, LONGEST_TROUBLE);
        handlers.add(new SendJob(outbox, parts.clock(), parts.sms(), parts.email(), policy, backOff));
    }

    private String url(WebhookHandler handler) {
        return parts.settings().publicUrl() + handler.path();
    }

    private JobPolicy jobPolicy() {
        EnginePolicy policy = parts.policy();
        return new JobPolicy(policy.lease(), policy.poll(), MOST_ATTEMPTS, policy.workers(), placers());
    }

    /** One for each line of the voice account: a request that hears nothing then costs no more than its own line. */
    private int placers() {
        int lines = parts.voice() == null ? 0 : parts.voice().maxConcurrentCalls();
        return Math.max(parts.policy().workers(), Math.min(lines, MOST_PLACERS));
    }

    private Map<String, Supplier<String>> circuits() {
        Map<String, Supplier<String>> circuits = new LinkedHashMap<>();
        circuits.put(
                "voice", () -> parts.voice() == null ? "none" : parts.voice().circuit());
        circuits.put("sms", () -> parts.sms() == null ? "none" : parts.sms().circuit());
        circuits.put(
                "email", () -> parts.email() == null ? "none" : parts.email().circuit());
        return circuits;
    }

    StandingJobs standing() {
        return standing;
    }

    LeadService leads() {
        return leads;
    }

    AppointmentService appointments() {
        return appointments;
    }

    ClientService clients() {
        return clients;
    }

    CallService calls() {
        return calls;
    }

    MessageService messages() {
        return messages;
    }

    TemplateService templates() {
        return templates;
    }

    SequenceService sequences() {
        return sequences;
    }

    EventService events() {
        return events;
    }

    EventPump pump() {
        return pump;
    }

    ReportService reports() {
        return reports;
    }

    HealthCheck operations() {
        return operations;
    }

    Jobs jobs() {
        return jobs;
    }

    List<WebhookHandler> webhooks() {
        return List.copyOf(webhooks);
    }
}
