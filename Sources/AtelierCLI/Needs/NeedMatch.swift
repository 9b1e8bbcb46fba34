import ArgumentParser
import Atelier
import Store

extension NeedCommand {
    struct Match: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "List the coming sessions that fit a need, ours and other offices' public ones, best first, and why.",
            discussion: "Example: atelier need match N-7K3M9QXT")
        @Argument(help: "The need's reference.", transform: Reading.code) var need: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let names = try await desk.countryNames()
            try Listing(
                columns: Self.session + names.columns(\.country) + Self.reasons,
                rows: try await desk.store.matches(of: need, as: desk.identity),
                empty: "No coming session fits; refer the person to a service with `atelier referral add \(need)`."
            ).put(as: listing)
        }

        private static var session: [Column<Atelier.NeedMatch>] {
            [
                Column("session", "SESSION") { .text($0.session) },
                Column("title", "TITLE") { .text($0.title.said()) },
                Column("host", "HOST") { .text($0.host) },
                Column("starts", "STARTS") { .moment($0.starts) },
                Column("zone", "ZONE") { .text($0.zone) },
                Column("place", "PLACE") { .text($0.place) },
            ]
        }

        private static var reasons: [Column<Atelier.NeedMatch>] {
            [
                Column("language", "LANGUAGE") { .text($0.language) },
                Column("seats_left", "SEATS LEFT", isRight: true) { .number($0.seatsLeft) },
                Column("waiting", "WAITING", isRight: true) { .number($0.waiting) },
                Column("fits", "WHY") { .text(sentences($0.fits)) },
                Column("against", "BUT") { .text($0.against.isEmpty ? nil : sentences($0.against)) },
                Column("rules", nil) { .texts(($0.fits + $0.against).map(\.rule)) },
            ]
        }

        private static func sentences(_ reasons: [Refusal]) -> String {
            reasons.map { $0.sentence() }.joined(separator: " ")
        }
    }
}
