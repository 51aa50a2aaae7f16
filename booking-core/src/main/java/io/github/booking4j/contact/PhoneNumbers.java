package io.github.booking4j.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.github.booking4j.contact.PhoneParse.Invalid;
import io.github.booking4j.contact.PhoneParse.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers as people write them and checks them against the numbering plans of the world (libphonenumber's data).
 * Thread-safe; the first call loads the plans of a country, which takes some milliseconds.
 */
public final class PhoneNumbers {
    private static final long MOST_CANDIDATES = 500;

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
    private final PhoneZones zones = new PhoneZones();

    /** Whether numbers can be given without country code in this region, an ISO 3166 alpha-2 code in upper case. */
    public boolean knowsRegion(String region) {
        return plans.getSupportedRegions().contains(region);
    }

    /**
     * Reads one number. Accepts national and international forms, {@code 00} for {@code +} where that is no number of the
     * region itself, any usual punctuation, any script's digits, {@code tel:} and invisible marks.
     *
     * @param text as it was typed; null or blank is {@link PhoneProblem#EMPTY}
     * @param defaultRegion ISO 3166 alpha-2: where a number without country code belongs
     */
    public PhoneParse parse(@Nullable String text, String defaultRegion) {
        if (text == null || text.isBlank()) {
            return new Invalid(PhoneProblem.EMPTY);
        }
        if (text.length() > PhoneText.MAX_LENGTH) {
            return new Invalid(PhoneProblem.TEXT_TOO_LONG);
        }
        String tidy = PhoneText.tidy(text);
        String region = defaultRegion.toUpperCase(Locale.ROOT);
        PhoneProblem problem = PhoneText.firstProblem(tidy);
        if (problem != null) {
            return new Invalid(hasExtension(tidy, region) ? PhoneProblem.EXTENSION : problem);
        }
        PhoneParse parse = parseDigits(tidy, region);
        if (parse instanceof Invalid && tidy.startsWith("00")) {
            // 00 is the international prefix of most of the world, and typed by its people wherever the form is.
            PhoneParse international = parseDigits("+" + tidy.substring(2), region);
            return international instanceof Valid ? international : parse;
        }
        return parse;
    }

    /**
     * The numbers that stand in a text, in its order, each once: those that can exist and be called.
     *
     * @param text as people write
     * @param defaultRegion ISO 3166 alpha-2: where numbers without country code belong
     * @param most how many at most
     */
    public List<PhoneParse.Valid> find(String text, String defaultRegion, int most) {
        String region = defaultRegion.toUpperCase(Locale.ROOT);
        Map<PhoneNumber, Valid> found = new LinkedHashMap<>();
        for (PhoneNumberMatch match :
                plans.findNumbers(text, region, PhoneNumberUtil.Leniency.VALID, MOST_CANDIDATES)) {
            PhoneParse parse = parse(plans.format(match.number(), PhoneNumberFormat.E164), region);
            if (parse instanceof Valid valid && found.size() < most) {
                found.putIfAbsent(valid.number(), valid);
            }
        }
        return List.copyOf(found.values());
    }

    private PhoneParse parseDigits(String text, String region) {
        Phonenumber.PhoneNumber number;
        try {
            Optional<Phonenumber.PhoneNumber> usual = NorthAmericanText.read(text, region);
            number = usual.isPresent() ? usual.get() : plans.parse(text, region);
        } catch (NumberParseException unreadable) {
            return new Invalid(problemOf(unreadable.getErrorType()));
        }
        PhoneNumberType type = plans.getNumberType(number);
        String home = plans.getRegionCodeForNumber(number);
        if (type == PhoneNumberType.UNKNOWN || home == null) {
            return new Invalid(problemOf(number, text, region));
        }
        if (type == PhoneNumberType.PREMIUM_RATE) {
            return new Invalid(PhoneProblem.PREMIUM_RATE);
        }
        PhoneNumber e164 = new PhoneNumber(plans.format(number, PhoneNumberFormat.E164));
        return new Valid(
                e164,
                home,
                lineType(type),
                zones.of(number, plans.isNumberGeographical(type, number.getCountryCode())));
    }

    private boolean hasExtension(String text, String region) {
        try {
            return plans.parse(text, region).hasExtension();
        } catch (NumberParseException unreadable) {
            return false;
        }
    }

    private PhoneProblem problemOf(Phonenumber.PhoneNumber number, String text, String region) {
        if (!text.startsWith("+") && shortNumbers.isPossibleShortNumberForRegion(number, region)) {
            return PhoneProblem.SHORT_CODE;
        }
        ValidationResult length = plans.isPossibleNumberWithReason(number);
        return switch (length) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> PhoneProblem.TOO_SHORT;
            case TOO_LONG -> PhoneProblem.TOO_LONG;
            case INVALID_COUNTRY_CODE -> PhoneProblem.COUNTRY_UNKNOWN;
            case IS_POSSIBLE, INVALID_LENGTH -> PhoneProblem.NOT_ASSIGNABLE;
        };
    }

    private static PhoneProblem problemOf(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> PhoneProblem.COUNTRY_UNKNOWN;
            case TOO_LONG -> PhoneProblem.TOO_LONG;
            case NOT_A_NUMBER, TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> PhoneProblem.TOO_SHORT;
        };
    }

    private static LineType lineType(PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE -> LineType.FIXED_LINE;
            case MOBILE -> LineType.MOBILE;
            case FIXED_LINE_OR_MOBILE -> LineType.FIXED_LINE_OR_MOBILE;
            case TOLL_FREE -> LineType.TOLL_FREE;
            case SHARED_COST -> LineType.SHARED_COST;
            case VOIP -> LineType.VOIP;
            case PERSONAL_NUMBER -> LineType.PERSONAL;
            case PAGER -> LineType.PAGER;
            case UAN -> LineType.COMPANY;
            case VOICEMAIL -> LineType.VOICEMAIL;
            case PREMIUM_RATE, UNKNOWN -> throw new IllegalArgumentException("not a line to call: " + type);
        };
    }
}
