import Testing

@testable import Postgres

private let board = Channel("Board \"one\"")

@Suite("Listening", .timeLimit(.minutes(1)))
struct ListenTests {
    private func notify(_ payload: String, on database: Database) async throws {
        try await database.execute(as: tamar, "SELECT pg_notify(\(board.name), \(payload))")
    }

    @Test("What is notified after listening began arrives in order")
    func order() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let events = try await database.listen(to: board) { notifications in
                for n in 1...3 { try await notify("\(n)", on: database) }
                var events: [Notifications.Event] = []
                for await event in notifications {
                    events.append(event)
                    if events.count == 3 { break }
                }
                return events
            }
            #expect(events == (1...3).map { .notification(payload: "\($0)") })
        }
    }

    @Test("When the scope ends, nobody listens any more")
    func end() async throws {
        try await Fixture.with { fixture in
            let listeners: SQL = """
                SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'
                """
            let during = try await fixture.database.listen(to: board) { _ in
                try await fixture.asked(listeners, as: Int.self)
            }
            #expect(during == 1)
            await #expect(throws: Refusal.self) {
                try await fixture.database.listen(to: board) { _ in throw Refusal() }
            }
            // The connection is closed on our side by now; the server's process ends a moment later.
            let isGone = try await AdminConnection.with(fixture.conninfo, logger: quiet) { session in
                for _ in 0..<500 where try session.one(listeners, as: Int.self) > 0 {
                    try session.execute("SELECT pg_sleep(0.01)")
                }
                return try session.one(listeners, as: Int.self) == 0
            }
            #expect(isGone)
        }
    }

    @Test("After the connection was lost it is made anew, and the reader is told that something may be missing")
    func reconnected() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let events = try await database.listen(to: board) { notifications in
                var iterator = notifications.makeAsyncIterator()
                try await notify("before", on: database)
                let before = await iterator.next()
                try await fixture.terminateConnections()
                let between = await iterator.next()
                try await notify("after", on: database)
                let after = await iterator.next()
                return [before, between, after]
            }
            #expect(events == [.notification(payload: "before"), .reconnected, .notification(payload: "after")])
        }
    }

    @Test("A cancelled reader's events end")
    func cancelled() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let isListening = Signal()
            let task = Task {
                try await database.listen(to: board) { notifications in
                    isListening.send()
                    for await _ in notifications {}
                }
            }
            await isListening.received()
            task.cancel()
            try await task.value
        }
    }

    @Test("Closing the database ends the events, and nobody can begin to listen")
    func closing() async throws {
        try await Fixture.with { fixture in
            let database = fixture.database
            let isListening = Signal()
            let task = Task {
                try await database.listen(to: board) { notifications in
                    isListening.send()
                    for await _ in notifications {}
                }
            }
            await isListening.received()
            await database.close()
            try await task.value
            await #expect(throws: DatabaseError.self) { try await database.listen(to: board) { _ in } }
        }
    }

    @Test("Where there is no server, listening fails at once instead of trying for ever")
    func noServer() async throws {
        try await Fixture.with(configure: { $0.conninfo = "host=/nowhere dbname=atelier user=ana" }) { fixture in
            await #expect(throws: ConnectionError.self) { try await fixture.database.listen(to: board) { _ in } }
        }
    }

    @Test("A reader that falls too far behind is told to read everything anew")
    func backlog() async {
        let sink = NotificationSink(limit: 2)
        for n in 1...3 { sink.put(.notification(payload: "\(n)")) }
        sink.put(.notification(payload: "4"))
        sink.finish()
        #expect(await sink.next() == .reconnected)
        #expect(await sink.next() == .notification(payload: "4"))
        #expect(await sink.next() == nil)
    }
}
