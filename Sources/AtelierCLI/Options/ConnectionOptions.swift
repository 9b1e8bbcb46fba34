import ArgumentParser

/// Which database, and as whom: the same on every command.
struct ConnectionOptions: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help: ArgumentHelp(
            "The database, as a URL or as libpq's pairs; else ATELIER_DATABASE_URL, else libpq's PGHOST, PGDATABASE …, else "
                + "the private one.",
            valueName: "url"))
    var database: String?

    @Flag(help: "Use the demo's database, and nothing else, whatever the former say (`atelier demo` makes it).")
    var demo = false

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Act as this staff user; on a private database only (elsewhere the token in ATELIER_TOKEN says who acts).",
            valueName: "user"))
    var user: String?
}
