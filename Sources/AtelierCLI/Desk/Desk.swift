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
            try await desk.haveActor(in: place)
            try await work(desk)
        }
        await database.close()
        try outcome.get()
    }

    /// Makes the first user of a private database that has none yet.
    ///
    /// - Throws: `actor_unknown` if the identity is nobody's: nobody would see nothing, and wonder why.
    private func haveActor(in place: DatabasePlace) async throws {
        guard identity != .public, try await store.whoAmI(as: identity) == nil else { return }
        if case .embedded(let database) = place {
            try await database.begin(at: database.start().address)
            guard try await store.whoAmI(as: identity) == nil else { return }
        }
        throw Refusal("actor_unknown", identity.facts)
    }
}

extension Identity {
    /// The user's name, where it is known.
    fileprivate var facts: [String: String] {
        if case .user(let name) = self { ["user": name] } else { [:] }
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
