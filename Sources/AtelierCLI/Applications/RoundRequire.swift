import ArgumentParser
import Atelier
import Store

extension RoundCommand {
    struct Require: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say who may take part: an age, a number, some values, or a training never attended.",
            discussion: """
                Example: atelier round require YOUTH-1 --field born --age 15/35 --on 2026-06-01 --because "Only for people \
                from 15 to 35"

                Example: atelier round require YOUTH-1 --field municipality --one-of "tenkodogo;garango" --because "Only \
                for people of the region"

                Example: atelier round require YOUTH-1 --never YE --because "Only for who has not had the training yet"
                """)
        @Argument(help: "The round's code.", transform: Reading.code) var code: String
        @Option(help: "The key of the form's field that it looks at.") var field: String?
        @Option(help: "Ages, both included, such as 15/35, 18/ or /30.", transform: Reading.range) var age: NumberRange?
        @Option(help: "The day on which the age counts.", transform: Reading.day) var on: LocalDate?
        @Option(help: "Numbers, both included, such as 1/5, 1/ or /5.", transform: Reading.range) var range:
            NumberRange?
        @Option(help: "Values of the field, separated by semicolons; yes or no for a yes/no field.") var oneOf: String?
        @Option(help: "The code of a training that the person must never have attended.", transform: Reading.code)
        var never: String?
        @Option(help: "The sentence for who may not, without a stop at its end.", transform: Reading.texts) var because:
            Texts
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if [age != nil, range != nil, oneOf != nil, never != nil].count(where: { $0 }) != 1 {
                throw ValidationError("Expected exactly one of --age, --range, --one-of and --never.")
            }
            if (field == nil) != (never != nil) {
                throw ValidationError("--age, --range and --one-of need --field; --never goes without it.")
            }
            if (age != nil) != (on != nil) {
                throw ValidationError("--age needs the day on which it counts (--on); nothing else takes one.")
            }
        }

        func run(at desk: Desk) async throws {
            let form = try await desk.store.form(ofRound: code, as: desk.identity)
            try await desk.store.addRule(
                Round.Rule(condition: try condition(of: form), because: because), to: code, as: desk.identity)
            Terminal.put("Round \(code) has a rule more: \(because.said()).")
        }

        private func condition(of form: Form.Definition) throws -> Round.Condition {
            if let never { return .never(training: never) }
            let field = field ?? ""
            if let age, let on {
                return .age(field: field, from: age.from.map { Int($0) }, to: age.to.map { Int($0) }, on: on)
            }
            if let range { return .range(field: field, from: range.from, to: range.to) }
            let values = (oneOf ?? "").split(separator: ";").map { part in
                form.answers(from: [field: part.trimmed])[field] ?? .text(part.trimmed)
            }
            return .oneOf(
                field: field,
                values: values.flatMap { value in if case .list(let parts) = value { parts } else { [value] } })
        }
    }
}

/// A range of numbers with both ends in it; nil is open, not both.
struct NumberRange {
    let from: Double?
    let to: Double?
}

extension Reading {
    /// `15/35`, `15/` or `/35`.
    static func range(_ text: String) throws -> NumberRange {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(\.trimmed)
        let numbers = sides.map { Double($0) }
        guard sides.count == 2, sides != ["", ""], zip(sides, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else {
            throw ValidationError("expected a range such as 15/35, 15/ or /35")
        }
        return NumberRange(from: numbers[0], to: numbers[1])
    }

    /// A session with a number of seats: `YE-TENK-1:30`.
    static func seats(_ text: String) throws -> Round.Seats {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, let seats = Int(sides[1]), seats > 0 else {
            throw ValidationError("expected a session's code and a number of seats, such as YE-TENK-1:30")
        }
        return Round.Seats(session: sides[0].uppercased(), seats: seats)
    }
}
