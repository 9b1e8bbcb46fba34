import ArgumentParser
import Atelier
import Store

/// What was learnt.
struct AssessmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assessment", abstract: "Assessments: what a training tests, and what people scored.",
        discussion: "Example: atelier assessment results HM-EVN-1",
        subcommands: [List.self, Add.self, Record.self, Results.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a training's assessments.", discussion: "Example: atelier assessment list HM")
        @Argument(help: "The training's code.", transform: Reading.code) var training: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.code) },
                    Column("title", "TITLE") { .text($0.title.said()) },
                    Column("moment", "WHEN") { .text($0.moment.rawValue) },
                    Column("maximum", "MAXIMUM", isRight: true) { number($0.maximum) },
                    Column("pass_mark", "PASS MARK", isRight: true) { $0.passMark.map(number) ?? .none },
                    Column("required", "REQUIRED") { .flag($0.required) },
                    Column("attempts", "ATTEMPTS", isRight: true) { .number($0.attempts) },
                ], rows: try await desk.store.assessments(of: training, as: desk.identity),
                empty: "Training \(training) has no assessment; add one with `atelier assessment add`."
            ).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an assessment to a training.",
            discussion: "Example: atelier assessment add HM EXAM --title \"Final test\" --maximum 20 --pass-mark 12")
        @Argument(help: "The training's code.", transform: Reading.code) var training: String
        @Argument(help: "Its code: 2 to 24 capital letters, digits and hyphens.", transform: Reading.code) var code:
            String
        @Option(help: "Its title.", transform: Reading.texts) var title: Texts
        @Option(help: "Before the training, after it, or at another time.") var moment = Assessment.Moment.post
        @Option(help: "The highest score.", transform: Reading.score) var maximum: Double
        @Option(
            help: "The score from which on it is passed; without it a score is only noted.", transform: Reading.score)
        var passMark: Double?
        @Flag(help: "A certificate doesn't need it passed.") var optional = false
        @Option(help: "How often it may be taken.", transform: Reading.count) var attempts = 1
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if passMark == nil, !optional {
                throw ValidationError("What a certificate needs must have a --pass-mark; give one, or --optional.")
            }
        }

        func run(at desk: Desk) async throws {
            let assessment = Assessment(
                code: code, title: title, moment: moment, maximum: maximum, passMark: passMark, required: !optional,
                attempts: attempts)
            try await desk.store.addAssessment(assessment, to: training, as: desk.identity)
            Terminal.put("Training \(training) has an assessment \(code).")
        }
    }

    struct Record: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what people of a session scored.",
            discussion: """
                Example: atelier assessment record HM-EVN-1 EXAM --on 2026-05-05 --score P-7K3M9QXT:15 --score P-2B4C6D8E:9.5

                Example: atelier assessment record HM-EVN-1 EXAM --on 2026-05-05 --score P-7K3M9QXT:16 --attempt 1 \
                --because "Miscounted"
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @Argument(help: "The assessment's code.", transform: Reading.code) var assessment: String
        @Option(help: "The day on which it was taken.", transform: Reading.day) var on: LocalDate
        @Option(
            help: "A person's reference and score, such as P-7K3M9QXT:15; repeatable.", transform: Reading.personScore)
        var score: [PersonScore]
        @Option(
            help: "Which attempt, from 1; without it each person's next one.", transform: Reading.count)
        var attempt: Int?
        @Option(help: "Why what is recorded is changed, in words.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let written = try await desk.store.recordResults(
                score.map { AssessmentScore(person: $0.person, score: $0.score, attempt: attempt) }, of: assessment,
                in: session, on: on, because: because, as: desk.identity)
            Terminal.put(
                "\(written) of \(score.count) results of \(assessment) in session \(session) are new or changed.")
        }
    }

    struct Results: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what the people of a session scored, attempt by attempt.",
            discussion: "Example: atelier assessment results HM-EVN-1 --format csv")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("assessment", "ASSESSMENT") { .text($0.assessment) },
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("attempt", "ATTEMPT", isRight: true) { .number($0.attempt) },
                    Column("score", "SCORE", isRight: true) { number($0.score) },
                    Column("maximum", "OF", isRight: true) { number($0.maximum) },
                    Column("passed", "PASSED") { $0.isPassed.map { .flag($0) } ?? .none },
                    Column("taken_on", "ON") { .day($0.takenOn) },
                    Column("recorded_by", "RECORDED BY") { .text($0.recordedBy) },
                ], rows: try await desk.store.results(of: session, as: desk.identity),
                empty: "Session \(session) has no results; record them with `atelier assessment record`."
            ).put(as: listing)
        }
    }

    private static func number(_ number: Double) -> Value { FormView.value(JSONTree.number(number)) }
}

/// A score as it is written on the command line.
struct PersonScore {
    let person: String
    let score: Double
}

extension Reading {
    /// A number of points from 0 on.
    static func score(_ text: String) throws -> Double {
        guard let score = Double(text), score.isFinite, score >= 0 else {
            throw ValidationError("expected a number from 0 on, such as 12.5")
        }
        return score
    }

    /// `P-7K3M9QXT:15`.
    static func personScore(_ text: String) throws -> PersonScore {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, let points = try? score(String(sides[1])) else {
            throw ValidationError("expected a person's reference and a score, such as P-7K3M9QXT:15")
        }
        return PersonScore(person: sides[0].uppercased(), score: points)
    }
}
