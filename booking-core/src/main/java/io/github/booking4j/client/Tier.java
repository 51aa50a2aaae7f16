package io.github.booking4j.client;

/** The service level of a client: how many API requests a minute it may make. */
public enum Tier {
    /** 60 requests a minute. */
    FREE(60),
    /** 120 requests a minute. */
    STARTER(120),
    /** 300 requests a minute. */
    PRO(300),
    /** 1000 requests a minute. */
    ENTERPRISE(1000);

    private final int requestsPerMinute;

    Tier(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    /** Requests a minute, counted per node. */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }
}
