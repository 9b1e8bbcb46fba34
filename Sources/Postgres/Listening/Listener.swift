import Logging
import Synchronization

/// Keeps one connection listening to one channel, and opens another when it is lost.
struct Listener: Sendable {
    let channel: Channel
    let settings: LinkSettings
    let sink: NotificationSink

    /// - Throws: `ConnectionError`, `DatabaseError`.
    func connect() async throws -> Connection {
        let connection = try await Connection.open(settings)
        do {
            _ = try await connection.withLink { [channel] link in try link.run([channel.listen]).count }
            return connection
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Relays until the task is cancelled; closes the connection, which ends the listening on the server too.
    func keep(_ connection: Connection) async {
        var connection = connection
        while true {
            await connection.relay(to: sink)
            await connection.close()
            guard let next = await reconnect() else { return }
            connection = next
            sink.put(.reconnected)
        }
    }

    /// Tries until it succeeds, with pauses from 0.1 to 5 s; nil if the task is cancelled.
    private func reconnect() async -> Connection? {
        let policy = RetryPolicy(attempts: .max, shortest: .milliseconds(100), longest: .seconds(5))
        var attempt = 1
        while !Task.isCancelled {
            do {
                return try await connect()
            } catch {
                settings.logger.warning("listening to \(channel.name) interrupted: \(error)")
            }
            // Throws only if cancelled, which the loop looks at.
            try? await Task.sleep(for: policy.pause(after: attempt))  // backoff
            attempt += 1
        }
        return nil
    }
}

extension Database {
    /// Listens on a connection of its own while `body` runs.
    ///
    /// When it begins, the channel is being listened to: what is notified from then on arrives, unless the connection
    /// is lost, which `.reconnected` tells. Read what you need inside, first, then follow the events.
    ///
    /// - Throws: `ConnectionError` or `DatabaseError` if it can't begin; what `body` throws.
    public func listen<Value: Sendable>(
        to channel: Channel, isolation: isolated (any _Concurrency.Actor)? = #isolation,
        _ body: (Notifications) async throws -> Value
    ) async throws -> Value {
        let listener = Listener(channel: channel, settings: configuration.link, sink: NotificationSink())
        try register(listener.sink)
        defer { unregister(listener.sink) }
        let connection = try await listener.connect()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.keep(connection) }
            defer { group.cancelAll() }
            return try await body(Notifications(sink: listener.sink))
        }
    }

    private func register(_ sink: NotificationSink) throws {
        try listening.withLock { listening in
            guard !listening.isClosed else { throw DatabaseError(.closed, "the database was closed by this process") }
            listening.sinks[ObjectIdentifier(sink)] = sink
        }
    }

    private func unregister(_ sink: NotificationSink) {
        listening.withLock { $0.sinks[ObjectIdentifier(sink)] = nil }
    }

    /// Ends the events of all who listen.
    func endListening() {
        listening.withLock { listening in
            listening.isClosed = true
            for sink in listening.sinks.values { sink.finish() }
        }
    }
}

/// Who listens, so that closing the database ends it.
struct Listening {
    var sinks: [ObjectIdentifier: NotificationSink] = [:]
    var isClosed = false
}
