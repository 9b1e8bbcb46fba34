// Long because it is the whole command tree and the root help, compared to the letter.
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
      todo                    List what is overdue, due today and due soon, as far
                              as the acting user has to do with it.

    WHAT THERE IS: SUBCOMMANDS:
      country                 Countries and territories, with their display names
                              and notes.
      organisation            Organisations: offices, authorities, partners, donors
                              and the like.
      project                 Projects: who pays, from when to when, what is
                              planned and what became of it.
      training                Trainings: what is taught, in which modules, and what
                              earns a certificate.
      venue                   Venues and their rooms.
      trainer                 Trainers and interpreters: what they may teach, in
                              which languages, when they are free.
      person                  Persons whom the acting office sees.
      material                Materials: manuals, notebooks, handouts, and their
                              versions.

    TRAININGS, FROM PLAN TO CERTIFICATE: SUBCOMMANDS:
      session                 Sessions: one scheduled run of a training, or a
                              workshop, a webinar and the like.
      series                  Series: sessions that one cohort follows, with one
                              certificate for the whole.
      nomination              Nominations: an organisation's contact fills reserved
                              seats by a private link, and swaps persons.
      registration            Registrations: who is in a session, who waits and why.
      attendance              Attendance, block by block.
      assessment              Assessments: what a training tests, and what people
                              scored.
      certificate             Certificates: who is due one, issuing, printing,
                              verifying.

    HOW PEOPLE COME IN: SUBCOMMANDS:
      form                    Forms: what applicants are asked, in which languages,
                              and for how long it is kept.
      round                   Rounds of applications: form, opening and closing,
                              sessions, who may take part.
      application             Applications: who applied in a round, who is eligible
                              and why not.
      draw                    Draws: who gets a round's seats by lot, so that
                              anybody can check it afterwards.
      invitation              Invitations: who was invited to a session, until
                              when, and what came of it.
      import                  Imports of long files: what came from where, by whom.

    WHAT IT IS FOR, AND WHAT CAME OF IT: SUBCOMMANDS:
      need                    Needs: what a person is looking for, and which coming
                              sessions fit.
      referral                Referrals: sending a person on to a session, a
                              training or a service.
      outcome                 Outcomes: what came of it for a person or an
                              organisation.
      headcount               Head counts: people, cases, organisations and places
                              counted without names.

    RUNNING IT: SUBCOMMANDS:
      demo                    Carry real programmes from plan to certificate in a
                              database of the demo's own, and list what is coming
                              up.
      init                    Set up an empty database: its schema, the first
                              office and its administrator.
      serve                   Serve pages and feeds over HTTP until SIGTERM or
                              SIGINT; requests under way are answered first.
      user                    Staff users, their offices, roles and tokens.
      retention               What personal data are left and why, and how long
                              they are kept.
      job                     What is due by itself: deadlines of seats,
                              invitations and offers, who moves up then, and
                              deletion.
      db                      The database itself: start, stop, status, migrate.
      doctor                  Recount what was promised and name everything that is
                              broken; the status is 1 if something is.

      See 'atelier help <subcommand>' for detailed help.

    """

/// Every command that does something. Scripts rely on them: add to this list, take nothing away.
let commandTree = [
    "application add",
    "application double",
    "application doubles",
    "application import",
    "application judge",
    "application list",
    "application show",
    "application withdraw",
    "assessment add",
    "assessment list",
    "assessment record",
    "assessment results",
    "attendance record",
    "attendance sheet",
    "certificate due",
    "certificate issue",
    "certificate list",
    "certificate print",
    "certificate show",
    "certificate verify",
    "country add",
    "country edit",
    "country holidays",
    "country list",
    "country show",
    "db compact",
    "db migrate",
    "db start",
    "db status",
    "db stop",
    "demo",
    "doctor",
    "draw abandon",
    "draw commit",
    "draw protocol",
    "draw rehearse",
    "draw run",
    "draw show",
    "draw verify",
    "form add",
    "form check",
    "form export",
    "form list",
    "form show",
    "headcount edit",
    "headcount list",
    "headcount record",
    "headcount remove",
    "import list",
    "init",
    "invitation accept",
    "invitation add",
    "invitation decline",
    "invitation expire",
    "invitation list",
    "invitation withdraw",
    "job list",
    "job run",
    "material add",
    "material list",
    "material release",
    "material use",
    "material withdraw",
    "need add",
    "need close",
    "need list",
    "need match",
    "nomination add",
    "nomination fill",
    "nomination list",
    "nomination revoke",
    "nomination show",
    "nomination swap",
    "nomination withdraw",
    "organisation add",
    "organisation list",
    "outcome list",
    "outcome record",
    "person add",
    "person care-need add",
    "person care-need list",
    "person care-need remove",
    "person consent add-text",
    "person consent give",
    "person consent list",
    "person consent texts",
    "person consent withdraw",
    "person distinct",
    "person duplicates",
    "person edit",
    "person erase",
    "person export",
    "person guardian add",
    "person guardian list",
    "person guardian remove",
    "person import",
    "person list",
    "person merge",
    "person share",
    "person show",
    "person template",
    "person unshare",
    "project add",
    "project cost",
    "project edit",
    "project figures",
    "project list",
    "project paper",
    "project resume",
    "project show",
    "project stop",
    "project target",
    "referral accept",
    "referral add",
    "referral complete",
    "referral decline",
    "referral drop",
    "referral list",
    "registration add",
    "registration cancel",
    "registration list",
    "registration offer accept",
    "registration offer decline",
    "registration offer delivered",
    "registration prioritise",
    "registration replace",
    "registration transfer",
    "retention list",
    "retention settings",
    "round abandon",
    "round add",
    "round close",
    "round decide",
    "round extend",
    "round list",
    "round open",
    "round require",
    "round show",
    "schedule accept",
    "schedule check",
    "schedule hours",
    "schedule settings",
    "series add",
    "series list",
    "series register",
    "series show",
    "serve",
    "session add",
    "session add-block",
    "session agenda add",
    "session agenda list",
    "session agenda remove",
    "session ask",
    "session assign",
    "session cancel",
    "session close",
    "session copy",
    "session edit",
    "session edit-block",
    "session hours",
    "session import",
    "session list",
    "session move",
    "session open",
    "session organiser",
    "session publish",
    "session recur",
    "session remind",
    "session reserve",
    "session resize",
    "session show",
    "session task add",
    "session task done",
    "session task list",
    "session template",
    "session told",
    "session withdraw",
    "todo",
    "trainer absence",
    "trainer add",
    "trainer answer",
    "trainer available",
    "trainer confirm",
    "trainer disqualify",
    "trainer edit",
    "trainer import",
    "trainer interprets",
    "trainer lineage",
    "trainer list",
    "trainer qualify",
    "trainer reject",
    "trainer report",
    "trainer reports",
    "trainer show",
    "trainer tally",
    "trainer template",
    "training add",
    "training checklist add",
    "training checklist list",
    "training checklist remove",
    "training grant",
    "training list",
    "training prerequisite add",
    "training prerequisite list",
    "training prerequisite remove",
    "training show",
    "upcoming",
    "user add",
    "user list",
    "user retire",
    "user revoke-token",
    "user token",
    "user tokens",
    "venue add",
    "venue add-room",
    "venue list",
    "venue locate",
]
