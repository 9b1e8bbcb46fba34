import ArgumentParser
import Atelier
import Store

extension PersonCommand {
    struct Duplicates: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List pairs of persons who may be one, with the reason, best first; at most 1,000.",
            discussion: """
                Names are compared by their letters and their sound, whatever the script.

                Example: atelier person duplicates P-7K3M9QXT
                """)
        @Argument(help: "Only pairs with this person, by reference.", transform: Reading.code) var reference: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.one.reference) },
                    Column("name", "NAME") { .text($0.one.details?.name) },
                    Column("other", "OTHER") { .text($0.other.reference) },
                    Column("other_name", "NAME") { .text($0.other.details?.name) },
                    Column("points", "POINTS", isRight: true) { .number($0.points) },
                    Column("reasons", nil) { .texts($0.reasons.map(\.rawValue)) },
                    Column("reason", "WHY") { .text($0.sentence()) },
                ], rows: try await desk.store.likelyDuplicates(of: reference, as: desk.identity),
                empty: "Nobody looks like somebody else."
            ).put(as: listing)
        }
    }

    struct Distinct: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remember that two persons who look like one are two.",
            discussion: "Example: atelier person distinct P-7K3M9QXT P-2B4C6D8E --because \"Cousins of one name\"")
        @Argument(help: "The one person's reference.", transform: Reading.code) var one: String
        @Argument(help: "The other's.", transform: Reading.code) var other: String
        @Option(help: "How that is known, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.distinguish(one, other, because: because, as: desk.identity)
            Terminal.put("\(one) and \(other) are two persons; you won't be asked again.")
        }
    }

    struct Merge: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make one person of two; shows what would move, and does it with --apply.",
            discussion: """
                The first stays, and its own details win; both references find that person afterwards.

                Example: atelier person merge P-7K3M9QXT P-2B4C6D8E --because "Registered twice"
                """)
        @Argument(help: "The reference of the person who stays.", transform: Reading.code) var keep: String
        @Argument(help: "The reference of the person who becomes the same.", transform: Reading.code) var gone: String
        @Option(help: "How it is known that they are one, in words.") var because: String
        @Flag(help: "Do it; without this it is only shown.") var apply = false
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let changes = try await desk.store.mergePersons(
                keep: keep, gone: gone, because: because, apply: apply, as: desk.identity)
            try PersonView.changes(changes).put(as: listing)
            Terminal.say(
                apply
                    ? "\(gone) is \(keep) from now on."
                    : "Nothing is changed yet; say the same with --apply to make \(gone) the same person as \(keep).")
        }
    }

    struct Erase: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a person; shows what would go and what stays, and does it with --apply, for ever.",
            discussion: """
                Names, contacts and everything personal go; counts and certificates' numbers stay.

                Example: atelier person erase P-7K3M9QXT --because "Asked for it by letter"
                """)
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Option(help: "Why, in words that say nothing about who it is: they stay.") var because: String
        @Flag(help: "Do it; without this it is only shown.") var apply = false
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let changes = try await desk.store.erasePerson(
                reference, because: because, apply: apply, as: desk.identity)
            try PersonView.changes(changes).put(as: listing)
            Terminal.say(
                apply
                    ? "\(reference) is erased."
                    : "Nothing is changed yet; say the same with --apply to erase \(reference) for ever.")
        }
    }
}
