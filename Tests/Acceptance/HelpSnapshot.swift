/// What `atelier --help` says; a change of it is a change of what people read, so it is seen in review.
let rootHelp = """
    OVERVIEW: Plan trainings and workshops, register people, issue certificates,
    and list what is coming up.

    With no --database (and neither ATELIER_DATABASE_URL nor libpq's PGHOST,
    PGDATABASE … set), a private database is used, which is created and started
    when it is first needed.

    Example: atelier upcoming --country GE

    Exit status: 0 done, 1 the answer is no, 64 wrong usage, 69 database out of
    reach, 70 internal error.

    USAGE: atelier <subcommand>

    OPTIONS:
      -h, --help              Show help information.

    WHAT IS COMING: SUBCOMMANDS:
      upcoming                List what is coming up in each country and for it:
                              running sessions too, cancelled ones until their end.
      schedule                The schedule as a whole.

    WHAT THERE IS: SUBCOMMANDS:
      country                 Countries and territories, with their display names
                              and notes.
      organisation            Organisations: offices, authorities, partners, donors
                              and the like.
      project                 Projects: who pays, from when to when, for how many
                              people.
      training                Trainings: what is taught, in which modules, and what
                              earns a certificate.
      venue                   Venues and their rooms.
      trainer                 Trainers, their languages and what they may teach
                              from when to when.
      person                  Persons whom the acting office sees.

    TRAININGS, FROM PLAN TO CERTIFICATE: SUBCOMMANDS:
      session                 Sessions: one scheduled run of a training, or a
                              workshop, a webinar and the like.
      registration            Registrations: who is in a session, who waits and why.
      attendance              Attendance, block by block.
      certificate             Certificates: who is due one, issuing, printing,
                              verifying.

    RUNNING IT: SUBCOMMANDS:
      demo                    Carry real programmes from plan to certificate in a
                              database of the demo's own, and list what is coming
                              up.
      init                    Set up an empty database: its schema, the first
                              office and its administrator.
      serve                   Serve pages and feeds over HTTP until SIGTERM or
                              SIGINT; requests under way are answered first.
      user                    Staff users, their offices, roles and tokens.
      db                      The database itself: start, stop, status, migrate.
      doctor                  Recount what was promised and name everything that is
                              broken; the status is 1 if something is.

      See 'atelier help <subcommand>' for detailed help.

    """

/// Every command that does something. Scripts rely on them: add to this list, take nothing away.
let commandTree = [
    "attendance record",
    "attendance sheet",
    "certificate due",
    "certificate issue",
    "certificate list",
    "certificate print",
    "certificate show",
    "certificate verify",
    "country add",
    "country list",
    "country show",
    "db migrate",
    "db start",
    "db status",
    "db stop",
    "demo",
    "doctor",
    "init",
    "organisation add",
    "organisation list",
    "person add",
    "person edit",
    "person import",
    "person list",
    "person share",
    "person show",
    "person template",
    "project add",
    "project list",
    "registration add",
    "registration cancel",
    "registration list",
    "schedule check",
    "serve",
    "session add",
    "session add-block",
    "session assign",
    "session cancel",
    "session close",
    "session import",
    "session list",
    "session move",
    "session open",
    "session publish",
    "session resize",
    "session show",
    "session template",
    "trainer add",
    "trainer import",
    "trainer list",
    "trainer qualify",
    "trainer template",
    "training add",
    "training list",
    "training show",
    "upcoming",
    "user add",
    "user list",
    "user token",
    "venue add",
    "venue add-room",
    "venue list",
]
