import ArgumentParser
import Atelier
import Foundation
import Logging
import Postgres
import Store

/// What a command works with: the store, and the identity it acts as.
struct Desk: Sendable {
    let store: Store
    let identity: Identity

    /// Opens the database, does the work, and closes it again.
    ///
    /// - Throws: what the work throws; `Answer`, `ClusterError`, `ConnectionError` if there is no database to work with.
    static func open(_ options: ConnectionOptions, _ work: (Desk) async throws -> Void) async throws {
        let place = try DatabasePlace(options)
        let database = Database(Store.configuration(conninfo: try await place.ready(for: .command), logger: .silent))
        do {
            try await work(Desk(store: Store(database), identity: try place.identity(options)))
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

/// A command that works on the database.
protocol DeskCommand: AsyncParsableCommand {
    var connection: ConnectionOptions { get }
    func run(at desk: Desk) async throws
}

extension DeskCommand {
    func run() async throws {
        try await Desk.open(connection) { try await run(at: $0) }
    }
}

extension Logger {
    /// A command's results and errors are all that it says.
    static var silent: Logger { Logger(label: "atelier") { _ in SwiftLogNoOpLogHandler() } }
}
