import ArgumentParser
import Atelier
import Store

/// The private link, as it was shown when it was made.
struct LinkOptions: ParsableArguments {
    @Option(help: "The link that the office gave.") var link: String

    var identity: Identity { .holder(ofLink: link) }
}

extension NominationCommand {
    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a link is for, the seats, and whom it nominated.",
            discussion: "Example: atelier nomination show --link Zq3…")
        @OptionGroup var link: LinkOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let sheet = try await desk.store.nominationSheet(as: link.identity)
            let nominees = Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("state", "STATE") { .text($0.state) },
                    Column("reason", "REASON") { .text($0.reason?.sentence()) },
                ], rows: sheet.nominees,
                empty: "Nobody is nominated yet; nominate with `atelier nomination fill`.")
            guard listing.format == .table else { return try nominees.put(as: listing) }
            Terminal.put(
                """
                \(Terminal.bold(sheet.title.said())) (\(sheet.session))
                \(Session.Block.span(sheet.starts, sheet.ends)) (\(sheet.zone))\(sheet.place.map { ", \($0)" } ?? "")
                \(sheet.used) of \(sheet.seats) seats used; to be filled and swapped until \(sheet.until).

                """)
            Terminal.put(nominees.text)
        }
    }

    struct Fill: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Nominate a person for a reserved seat; prints the person's reference.",
            discussion: "Example: atelier nomination fill \"Nino Beridze\" --link Zq3… --email nino@example.org")
        @Argument(help: "The name as in the passport.") var name: String
        @OptionGroup var details: PersonDetails
        @OptionGroup var link: LinkOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            Terminal.put(
                try await desk.store.nominate(details.applied(to: Person.Details(name: name)), as: link.identity))
        }
    }

    struct Swap: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Swap a nominee for another person, who takes the same place; prints the new reference.",
            discussion: "Example: atelier nomination swap P-7K3M9QXT \"Giorgi Maisuradze\" --link Zq3…")
        @Argument(help: "The nominee's reference.", transform: Reading.code) var reference: String
        @Argument(help: "The other person's name as in the passport.") var name: String
        @OptionGroup var details: PersonDetails
        @OptionGroup var link: LinkOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            Terminal.put(
                try await desk.store.swapNominee(
                    reference, for: details.applied(to: Person.Details(name: name)), as: link.identity))
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a nominee back; the seat stays reserved until the deadline.",
            discussion: "Example: atelier nomination withdraw P-7K3M9QXT --link Zq3…")
        @Argument(help: "The nominee's reference.", transform: Reading.code) var reference: String
        @OptionGroup var link: LinkOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.withdrawNominee(reference, as: link.identity)
            Terminal.put("\(reference) is taken back.")
        }
    }
}
