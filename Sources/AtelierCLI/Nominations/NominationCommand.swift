import ArgumentParser
import Atelier
import Store

/// How organisations fill the seats that are reserved for them.
struct NominationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nomination",
        abstract: "Nominations: an organisation's contact fills reserved seats by a private link, and swaps persons.",
        discussion: "Example: atelier nomination add HM-EVN-1 --country GE --contact \"N. Beridze, Migration Service\"",
        subcommands: [List.self, Add.self, Revoke.self, Show.self, Fill.self, Swap.self, Withdraw.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a session's nominations with the seats that are used.",
            discussion: "Example: atelier nomination list HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("for", "FOR") { .text($0.holder.name) },
                    Column("contact", "CONTACT") { .text($0.contact) },
                    Column("seats", "SEATS", isRight: true) { .number($0.seats) },
                    Column("used", "USED", isRight: true) { .number($0.used) },
                    Column("until", "UNTIL") { .moment($0.until) },
                    Column("revoked", "TAKEN BACK") { .flag($0.isRevoked) },
                ], rows: try await desk.store.nominations(of: session, as: desk.identity),
                empty: "Nobody has a link yet; give one with `atelier nomination add \(session)`."
            ).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a private link for a contact; it is shown once.",
            discussion: """
                The seats must be reserved first (`atelier session reserve`). Whoever has the link may fill and swap them until \
                the deadline, and see nothing else.

                Example: atelier nomination add HM-EVN-1 --country GE --contact "N. Beridze, Migration Service"
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var holder: HolderOptions
        @Option(help: "Who gets the link, by name and function.") var contact: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let link = AccessToken.random()
            try await desk.store.addNomination(
                for: try holder.holder(), in: session, contact: contact, linkHash: link.hash, as: desk.identity)
            Terminal.put(link.text)
        }
    }

    struct Revoke: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a contact's links back; who was nominated stays.",
            discussion: "Example: atelier nomination revoke HM-EVN-1 --contact \"N. Beridze, Migration Service\"")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Option(help: "The contact, as it was given.") var contact: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let links = try await desk.store.revokeNominations(of: contact, in: session, as: desk.identity)
            guard links > 0 else {
                throw Answer.no(
                    "\(contact) has no link for session \(session); see `atelier nomination list \(session)`.")
            }
            Terminal.put("\(contact) has no link for session \(session) any more.")
        }
    }
}
