import ArgumentParser
import Atelier
import Store

extension Session {
    /// Whoever declined or was withdrawn and is on the session again all the same stands there once.
    fileprivate func isToBeNamed(_ assignment: Assignment) -> Bool {
        assignment.isLive || !trainers.contains { $0.isLive && $0.called == assignment.called }
    }
}

extension Assignment {
    fileprivate var isLive: Bool { state != .declined && state != .withdrawn }
}

extension SessionCommand {
    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a session: its blocks, trainers, seats, and who is registered.",
            discussion: "Example: atelier session show HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let session = try await desk.store.session(code, as: desk.identity)
            let registrations = try await desk.store.registrations(of: code, as: desk.identity)
            let whole = SessionView(names: try await desk.countryNames()).listing(of: [session], isWhole: true)
            guard listing.format.isForPeople else {
                let people = Value.list(registrations.map { RegistrationView.object($0) })
                let columns = whole.columns + [Column("registrations", nil) { _ in people }]
                return try Listing(columns: columns, rows: [session], empty: "").put(as: listing)
            }
            let kept = try await desk.store.reservedSeats(of: code, as: desk.identity)
            try listing.put(
                [
                    whole.section("Session"), Self.blocks(of: session).section("Blocks"),
                    Self.trainers(of: session).section("Trainers"),
                ] + (kept.isEmpty ? [] : [Self.reserved(kept).section("Reserved seats")]) + [
                    RegistrationView.listing(of: registrations, session: code).section("Registered")
                ])
        }

        private static func blocks(of session: Session) -> Listing<(offset: Int, element: Session.Block)> {
            Listing(
                columns: [
                    Column("number", "NO", isRight: true) { .number($0.offset + 1) },
                    Column("time", "TIME") { .text($0.element.span) },
                    Column("zone", "ZONE") { .text($0.element.zone) },
                    Column("room", "ROOM") { .text($0.element.room) },
                    Column("place", "PLACE") { .text($0.element.place) },
                    Column("host", "HOST") { .text($0.element.host) },
                    Column("module", "MODULE", isRight: true) { .number($0.element.module) },
                    Column("title", "TITLE") { .text($0.element.title) },
                ], rows: Array(session.blocks.enumerated()),
                empty: "It has no time yet; add a block with `atelier session add-block \(session.code)`.")
        }

        private static func reserved(_ kept: [ReservedSeats]) -> Listing<ReservedSeats> {
            Listing(
                columns: [
                    Column("for", "FOR") { .text($0.holder.name) },
                    Column("seats", "SEATS", isRight: true) { .number($0.seats) },
                    Column("used", "USED", isRight: true) { .number($0.used) },
                    Column("until", "UNTIL") { .text($0.isReleased ? "released" : $0.until.description) },
                ], rows: kept, empty: "")
        }

        private static func trainers(of session: Session) -> Listing<Assignment> {
            Listing(
                columns: [
                    Column("trainer", "WHO") { .text($0.called ?? "–") },
                    Column("name", "NAME") { .text($0.name) },
                    Column("role", "ROLE") { .text($0.role.rawValue) },
                    Column("state", "STATE") { .text($0.state.rawValue) },
                    Column("because", "BECAUSE") { .text($0.because) },
                    Column("override", "OVERRIDDEN BECAUSE") { .texts($0.overrides.all) },
                ], rows: session.trainers.filter(session.isToBeNamed),
                empty: "None yet; put one on it with `atelier session assign \(session.code)`.")
        }
    }
}
