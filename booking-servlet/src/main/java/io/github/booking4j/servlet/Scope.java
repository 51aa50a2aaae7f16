package io.github.booking4j.servlet;

/** Who may use a route. */
enum Scope {
    /** Anybody. */
    PUBLIC,
    /** The client that is named in the path, or the admin. */
    CLIENT,
    /** The admin only. */
    ADMIN
}
