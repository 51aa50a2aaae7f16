package io.github.booking4j.benchmarks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file of leads that do not exist: numbers of the exchange 555 of many areas, typed in several ways, in no order; one row in
 * twenty repeats an earlier number, one in a hundred holds no number.
 *
 * @param file where it lies
 * @param rows data rows
 * @param distinct valid numbers in it, each counted once
 */
record LeadsCsv(Path file, int rows, int distinct) {
    private static final List<String> FORMATS =
            List.of("+1%s555%04d", "\"(%s) 555-%04d\"", "%s-555-%04d", "1 %s 555 %04d");
    private static final int LINES = 10_000;

    /** Writes the file of a seed. */
    static LeadsCsv write(Path file, int rows, long seed) throws IOException {
        int invalid = rows / 100;
        int repeated = rows / 20;
        int distinct = rows - invalid - repeated;
        List<Integer> areas = areas((distinct + LINES - 1) / LINES);
        Random random = new Random(seed);
        int[] numbers = shuffled(distinct, random);
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
            csv.println("phone,name,email,service,source,notes");
            int next = 0;
            for (int row = 0; row < rows; row++) {
                String phone;
                if (row % 100 == 50) {
                    phone = "12" + row % 1_000;
                } else if (row % 20 == 19) {
                    phone = phone(areas, numbers[random.nextInt(next)], random);
                } else {
                    phone = phone(areas, numbers[next++], random);
                }
                csv.printf(
                        "%s,Lead %d,lead%d@example.com,Check-up,fair,\"Met at the fair, %d\"%n", phone, row, row, row);
            }
            return new LeadsCsv(file, rows, next);
        }
    }

    private static String phone(List<Integer> areas, int number, Random random) {
        return FORMATS.get(random.nextInt(FORMATS.size())).formatted(areas.get(number / LINES), number % LINES);
    }

    private static int[] shuffled(int count, Random random) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            numbers[i] = numbers[other];
            numbers[other] = i;
        }
        return numbers;
    }

    /** Areas in which every line of the exchange is a valid number. */
    private static List<Integer> areas(int count) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        List<Integer> areas = new ArrayList<>();
        for (int area = 201; areas.size() < count; area++) {
            try {
                if (plans.isValidNumber(plans.parse("+1" + area + "5550100", "US"))
                        && plans.isValidNumber(plans.parse("+1" + area + "5559999", "US"))) {
                    areas.add(area);
                }
            } catch (NumberParseException e) {
                throw new IllegalStateException(e);
            }
        }
        return areas;
    }
}
