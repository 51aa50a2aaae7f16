package io.github.booking4j.twilio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a form, decoded from its raw bytes: a signature is over exactly these values, so nothing is normalised and what is
 * malformed is refused, not repaired.
 *
 * @param list in order of arrival; a name may come more than once
 */
record FormParameters(List<Parameter> list) {
    /** The most parameters that are read. Twilio sends some thirty. */
    static final int MOST = 200;

    static final FormParameters NONE = new FormParameters(List.of());

    FormParameters {
        list = List.copyOf(list);
    }

    /**
     * Decodes {@code application/x-www-form-urlencoded}, always as UTF-8.
     *
     * @throws MalformedFormException if it is no such form, or has more than {@value #MOST} parameters
     */
    static FormParameters decode(byte[] form) throws MalformedFormException {
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < form.length) {
            int end = indexOf(form, '&', start, form.length);
            if (end > start) {
                if (parameters.size() == MOST) {
                    throw new MalformedFormException("more than " + MOST + " parameters");
                }
                int equals = indexOf(form, '=', start, end);
                String name = text(form, start, equals);
                parameters.add(new Parameter(name, equals < end ? text(form, equals + 1, end) : ""));
            }
            start = end + 1;
        }
        return new FormParameters(parameters);
    }

    /** The first value of a name, if it is there and not empty. */
    Optional<String> find(String name) {
        return list.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst()
                .filter(value -> !value.isEmpty());
    }

    private static int indexOf(byte[] form, char wanted, int from, int end) {
        int i = from;
        while (i < end && form[i] != wanted) {
            i++;
        }
        return i;
    }

    private static String text(byte[] form, int from, int end) throws MalformedFormException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - from);
        for (int i = from; i < end; i++) {
            if (form[i] == '%') {
                if (end - i < 3) {
                    throw new MalformedFormException("an escape is cut off");
                }
                bytes.write(hexDigit(form[i + 1]) << 4 | hexDigit(form[i + 2]));
                i += 2;
            } else {
                bytes.write(form[i] == '+' ? ' ' : form[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFormException("not UTF-8");
        }
    }

    private static int hexDigit(byte digit) throws MalformedFormException {
        int value = Character.digit(digit, 16);
        if (value < 0) {
            throw new MalformedFormException("an escape is not hexadecimal");
        }
        return value;
    }

    @Override
    public String toString() {
        return "FormParameters[" + list.size() + "]";
    }

    /**
     * One of them.
     *
     * @param name decoded
     * @param value decoded; empty if there is none
     */
    record Parameter(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The bytes are no form. */
    static final class MalformedFormException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedFormException(String reason) {
            super(reason);
        }
    }
}
