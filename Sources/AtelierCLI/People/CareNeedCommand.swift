import ArgumentParser
import Atelier
import Store

/// What people need so that they can take part.
struct CareNeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "care-need",
        abstract:
            "Diet, access and medical needs in a session: only its host reads them, and they are deleted after it.",
        discussion: "Example: atelier person care-need list HM-EVN-1", subcommands: [List.self, Add.self, Remove.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what people need in a session that the acting office hosts, by name.",
            discussion: "Example: atelier person care-need list HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("kind", "KIND") { .text($0.kind.rawValue) },
                    Column("need", "NEED") { .text($0.need) },
                ], rows: try await desk.store.careNeeds(of: session, as: desk.identity),
                empty:
                    "No need is known in session \(session) to the acting office; only the session's host reads them."
            ).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what a person needs in a session that they are registered for.",
            discussion: "Example: atelier person care-need add HM-EVN-1 P-7K3M9QXT --kind diet --need \"No nuts\"")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(help: "What kind of need.") var kind: CareNeed.Kind
        @Option(help: "What is needed, in words.") var need: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addCareNeed(kind, need, of: person, in: session, as: desk.identity)
            Terminal.put("The host of session \(session) knows of it, and nobody else.")
        }
    }

    struct Remove: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a person's needs in a session away, of one kind or all.",
            discussion: "Example: atelier person care-need remove HM-EVN-1 P-7K3M9QXT --kind diet")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The person's reference.", transform: Reading.code) var person: String
        @Option(help: "Only needs of this kind.") var kind: CareNeed.Kind?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let removed = try await desk.store.removeCareNeeds(of: person, in: session, kind: kind, as: desk.identity)
            Terminal.put(
                removed == 0
                    ? "\(person) has no such need in session \(session)."
                    : "Removed \(removed) need\(removed == 1 ? "" : "s") of \(person) in session \(session).")
        }
    }
}
