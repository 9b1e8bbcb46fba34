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
        let identity = try place.identity(options)
        let database = Database(Store.configuration(conninfo: try await place.ready(for: .command), logger: .silent))
        let desk = Desk(store: Store(database), identity: identity)
        let outcome = await Result {
            try await desk.haveUsers(in: place)
            try await work(desk)
        }
        await database.close()
        try outcome.get()
    }

    /// On a private database that has no users yet, makes the first one.
    private func haveUsers(in place: DatabasePlace) async throws {
        guard case .embedded(let database) = place, try await store.whoAmI(as: identity) == nil else { return }
        try await database.begin(at: database.start().address)
    }
}

extension Result where Failure == any Error {
    /// What became of work that may fail.
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
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
