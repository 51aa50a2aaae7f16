package io.github.booking4j.contact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The states of the USA and the provinces of Canada, by the names the numbering data has for them and by their letters. */
final class NorthAmericanStates {
    private static final Map<String, String> USA = read("""
            AK Alaska
            AL Alabama
            AR Arkansas
            AZ Arizona
            CA California
            CO Colorado
            CT Connecticut
            DC Washington D.C.
            DC D.C.
            DE Delaware
            FL Florida
            GA Georgia
            HI Hawaii
            IA Iowa
            ID Idaho
            IL Illinois
            IN Indiana
            KS Kansas
            KY Kentucky
            LA Louisiana
            MA Massachusetts
            MD Maryland
            ME Maine
            MI Michigan
            MN Minnesota
            MO Missouri
            MS Mississippi
            MT Montana
            NC North Carolina
            ND North Dakota
            NE Nebraska
            NH New Hampshire
            NJ New Jersey
            NM New Mexico
            NV Nevada
            NY New York
            OH Ohio
            OK Oklahoma
            OR Oregon
            PA Pennsylvania
            RI Rhode Island
            SC South Carolina
            SD South Dakota
            TN Tennessee
            TX Texas
            UT Utah
            VA Virginia
            VT Vermont
            WA Washington State
            WA Washington
            WI Wisconsin
            WV West Virginia
            WY Wyoming
            """);

    private static final Map<String, String> CANADA = read("""
            AB Alberta
            BC British Columbia
            MB Manitoba
            NB New Brunswick
            NL Newfoundland and Labrador
            NS Nova Scotia
            NT Northwest Territories
            NU Nunavut
            ON Ontario
            PE Prince Edward Island
            QC Quebec
            SK Saskatchewan
            YT Yukon
            """);

    private NorthAmericanStates() {}

    /** The two letters of a state or province, by its name or by these letters themselves. */
    static Optional<String> find(String country, String name) {
        return Optional.ofNullable((country.equals("US") ? USA : CANADA).get(name));
    }

    private static Map<String, String> read(String table) {
        Map<String, String> letters = new HashMap<>();
        table.lines().forEach(line -> {
            String state = line.substring(0, 2);
            letters.put(state, state);
            letters.put(line.substring(3), state);
        });
        return Map.copyOf(letters);
    }
}
