import ArgumentParser
import Atelier
import Store

extension ScheduleCommand {
    struct Accept: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accept what the check finds of a rule in a session, for a reason, until its facts change.",
            discussion:
                "Example: atelier schedule accept HM-EVN-1 session_on_weekend --because \"The participants asked for Sunday\""
        )
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The rule, as JSON and CSV name it.", transform: Reading.rule) var rule: String
        @Option(help: "Why it is wanted so.") var because: String?
        @Flag(help: "Take an acceptance back.") var withdraw = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if withdraw == (because != nil) {
                throw ValidationError("Expected --because \"…\", or --withdraw to take an acceptance back.")
            }
        }

        func run(at desk: Desk) async throws {
            guard let because else {
                let count = try await desk.store.withdrawAcceptance(session: session, rule: rule, as: desk.identity)
                return Terminal.put("\(Self.findings(count)) of \(rule) in session \(session) count again.")
            }
            let count = try await desk.store.acceptFinding(
                session: session, rule: rule, because: because, as: desk.identity)
            Terminal.put("\(Self.findings(count)) of \(rule) in session \(session) accepted until the facts change.")
        }

        private static func findings(_ count: Int) -> String { count == 1 ? "1 finding" : "\(count) findings" }
    }

    struct Settings: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the limits of the check, or set one.",
            discussion: """
                The way from door to door takes road_minutes and, on a way that is road_detour_percent of the great circle, \
                the time at road_kmh; or air_minutes and the time at air_kmh; whichever is less.

                Example: atelier schedule settings --set visa_days=45
                """)
        @Option(
            help: ArgumentHelp("Set a limit; without a number it has its standard again.", valueName: "name=number"),
            transform: { try SettingText($0) })
        var set: SettingText?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            if let set { try await desk.store.setCheck(set.name, to: set.value, as: desk.identity) }
            try Listing(
                columns: [
                    Column("name", "NAME") { .text($0.name) },
                    Column("value", "VALUE", isRight: true) { .measure($0.value) },
                    Column("standard", "STANDARD", isRight: true) { .measure($0.standard) },
                    Column("meaning", "MEANING") { .text(Self.meanings[$0.name]) },
                ], rows: try await desk.store.checkSettings(as: desk.identity), empty: "The check has no limits."
            ).put(as: listing)
        }

        static let meanings = [
            "air_kmh": "How fast one flies, kilometres an hour.",
            "air_minutes": "To the airport, waiting, and from the airport, minutes.",
            "closing_hour": "Working hours end at this hour of the day (17.5 is 17:30).",
            "demand_days": "Low demand is told from so many days before the start.",
            "demand_percent": "Low demand: fewer than this share of the places is asked for.",
            "minimum_days": "Fewer than the minimum is told from so many days before the start.",
            "opening_hour": "Working hours begin at this hour of the day (8.5 is 08:30).",
            "road_detour_percent": "How long a road is, in percent of the great circle.",
            "road_kmh": "How fast one drives, kilometres an hour.",
            "road_minutes": "Setting off and arriving, minutes.",
            "two_towns_km": "Two places so many kilometres apart are two towns.",
            "visa_days": "Days that visas take, where the country doesn't say otherwise.",
            "zone_percent":
                "A country's zone counts from this share of its townspeople on; that of the most always does.",
        ]
    }
}

/// A limit as it is written on the command line: `visa_days=45`; `visa_days=` has its standard again.
struct SettingText {
    let name: String
    let value: Double?

    init(_ text: String) throws {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty else {
            throw ValidationError("expected a limit and a number such as visa_days=45")
        }
        name = String(sides[0])
        guard !sides[1].isEmpty else {
            value = nil
            return
        }
        guard let number = Double(sides[1]), number.isFinite else {
            throw ValidationError("expected a limit and a number such as visa_days=45")
        }
        value = number
    }
}

extension Value {
    /// A number that is whole more often than not.
    static func measure(_ number: Double) -> Value {
        Int(exactly: number).map { .number($0) } ?? .fraction(number)
    }
}
