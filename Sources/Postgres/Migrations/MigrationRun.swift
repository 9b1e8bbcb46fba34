import Logging

/// One run of a migrator on one connection.
struct MigrationRun {
    let migrator: Migrator
    let session: AdminSession

    /// The lock ends with the connection.
    func perform() throws -> Migrator.Report {
        try session.execute("SELECT pg_advisory_lock(hashtextextended(\("migrate " + migrator.schema), 0))")
        try runRoles()
        try makeRecord()
        let record = try SchemaRecord(session, schema: migrator.schema)
        guard let pending = try pending(record) else { return Migrator.Report(applied: [], isCurrentReplayed: false) }
        // The last step and what stands on it come at once, so that no rule is missing meanwhile.
        let last = pending.last.flatMap { $0.isInTransaction ? $0 : nil }
        for migration in pending where migration != last {
            try run(migration)
            log(migration)
        }
        let isReplayDue = !pending.isEmpty || record.currentChecksum != migrator.currentChecksum
        if isReplayDue { try replayCurrent(after: last) }
        if let last { log(last) }
        return Migrator.Report(applied: pending, isCurrentReplayed: isReplayDue)
    }

    /// What is to be run; nil if the database is ahead, and then nothing may be touched.
    private func pending(_ record: SchemaRecord) throws -> [Migration]? {
        switch Migrator.Status(of: record, for: migrator) {
        case .current, .currentTextsDiffer:
            return []
        case .behind(let pending):
            return pending
        case .altered(let versions):
            let files = migrator.migrations.filter { versions.contains($0.version) }.map(\.path)
            throw MigrationError(
                .altered,
                "\(files.joined(separator: ", ")): edited after having been run on this database. "
                    + "Restore the released text and put the change in a new file.")
        case .ahead(let steps):
            guard !steps.contains(where: \.isIncompatible) else {
                let names = steps.map { "\($0.version) \($0.name)" }.joined(separator: ", ")
                throw MigrationError(
                    .ahead,
                    "The database has steps that this program doesn't know and can't work with: \(names). "
                        + "Use a newer release.")
            }
            return nil
        }
    }

    /// Roles are shared by all databases of a cluster, so that runs on several at once may meet.
    private func runRoles() throws {
        guard let roles = migrator.roles else { return }
        var attempts = 5
        while true {
            do {
                return try run(Script(path: roles.path, text: roles.text))
            } catch let error as MigrationError where attempts > 1 && error.cause?.isMeetingOfRoles == true {
                attempts -= 1
            }
        }
    }

    private func makeRecord() throws {
        let schema = migrator.schema.quotedAsIdentifier
        let authorization = migrator.owner.map { " AUTHORIZATION " + $0.quotedAsIdentifier } ?? ""
        let isThere: Bool = try session.one(
            "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = \(migrator.schema))")
        try session.transaction {
            if !isThere { try session.run(SQL(trusted: "CREATE SCHEMA \(schema)\(authorization)")) }
            try becomeOwner(local: true)
            try session.run(SchemaRecord.make(in: migrator.schema))
        }
    }

    private func run(_ migration: Migration) throws {
        let script = Script(path: migration.path, text: migration.text)
        guard migration.isInTransaction else {
            try becomeOwner(local: false)
            // A session that failed here is closed, and its role with it.
            for part in script.statements() { try run(part, of: script) }
            try note(migration)
            return try session.run("RESET ROLE")
        }
        try session.transaction {
            try begin()
            try run(script)
            try note(migration)
        }
    }

    private func log(_ migration: Migration) {
        migrator.logger.info("migrated", metadata: ["version": "\(migration.version)", "name": "\(migration.name)"])
    }

    /// - `migration`: a step that is run before it in the same transaction.
    private func replayCurrent(after migration: Migration?) throws {
        try session.transaction {
            try begin()
            if let migration {
                try run(Script(path: migration.path, text: migration.text))
                try note(migration)
            }
            try session.run("SET LOCAL check_function_bodies = off")
            for text in migrator.current { try run(Script(path: text.path, text: text.text)) }
            let table = SQL(trusted: migrator.schema.quotedAsIdentifier + ".schema_current")
            try session.execute(
                """
                INSERT INTO \(table) (checksum)
                VALUES (\(migrator.currentChecksum))
                ON CONFLICT (only_row) DO UPDATE SET checksum = excluded.checksum, applied_at = clock_timestamp()
                """)
        }
    }

    private func begin() throws {
        try becomeOwner(local: true)
        try session.execute("SELECT set_config('lock_timeout', \(migrator.lockTimeout.milliseconds), true)")
    }

    private func becomeOwner(local: Bool) throws {
        guard let owner = migrator.owner else { return }
        try session.run(SQL(trusted: "SET \(local ? "LOCAL " : "")ROLE \(owner.quotedAsIdentifier)"))
    }

    private func note(_ migration: Migration) throws {
        let table = SQL(trusted: migrator.schema.quotedAsIdentifier + ".schema_migration")
        try session.execute(
            """
            INSERT INTO \(table) (version, name, checksum, incompatible)
            VALUES (\(migration.version), \(migration.name), \(migration.checksum), \(migration.isIncompatible))
            """)
    }

    private func run(_ script: Script) throws {
        do {
            try session.run(SQL(trusted: script.text))
        } catch let error as DatabaseError {
            throw MigrationError(script: script, cause: error)
        }
    }

    /// One statement of a script that isn't run in a transaction.
    private func run(_ part: Script.Part, of script: Script) throws {
        do {
            try session.run(SQL(trusted: part.text))
        } catch let error as DatabaseError {
            let line = part.line - 1 + Script(path: script.path, text: part.text).line(of: error)
            throw MigrationError(script: script, line: line, cause: error)
        }
    }
}

extension DatabaseError {
    /// Another run made or changed the same role at the same time.
    fileprivate var isMeetingOfRoles: Bool {
        sqlState == SQLState(rawValue: "XX000") || sqlState == .uniqueViolation
            || sqlState == SQLState(rawValue: "42710")
    }
}
