import ArgumentParser
import Atelier
import Store

extension TrainerCommand {
    struct Report: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down a course that a trainer says they have given outside our sessions.",
            discussion: """
                It is counted, apart from our sessions, once a coordinator has confirmed it.

                Example: atelier trainer report ANI --training HM --in AM --place Gyumri --days 2026-02-02..2026-02-03 \
                --language hy --female 5 --male 4
                """)
        @Argument(help: "The trainer's code.", transform: Reading.code) var trainer: String
        @Option(help: "The training's code.", transform: Reading.code) var training: String
        @Option(
            name: .customLong("in"), help: "The country where it was; without one it was online.",
            transform: Reading.code)
        var country: String?
        @Option(help: "The town or place.") var place: String?
        @Option(help: "The days, such as 2026-02-02..2026-02-03, or one day.", transform: Reading.days)
        var days: DayRange
        @Option(help: "The language it was held in, such as hy.") var language: String
        @Option(help: "How many women came.") var female = 0
        @Option(help: "How many men came.") var male = 0
        @Option(help: "How many people of another sex came.") var other = 0
        @Option(help: "How many came of whom it wasn't said.") var notSaid = 0
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let course = ReportedCourse.Details(
                trainer: trainer, training: training, country: country, place: place, days: days, language: language,
                participants: .init(female: female, male: male, other: other, notSaid: notSaid))
            Terminal.put(try await desk.store.reportCourse(course, as: desk.identity))
        }
    }

    struct Reports: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the courses that trainers report as given, the latest first.",
            discussion: "Example: atelier trainer reports --state reported")
        @Option(help: "Only those in this state.") var state: ReportedCourse.State?
        @Option(help: "Only this trainer's.", transform: Reading.code) var trainer: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let courses = try await desk.store.reportedCourses(state: state, trainer: trainer, as: desk.identity)
            let names = try await desk.countryNames()
            try Listing(
                columns: [
                    Column("reference", "REFERENCE") { .text($0.reference) },
                    Column("trainer", "TRAINER") { .text($0.details.trainer) },
                    Column("training", "TRAINING") { .text($0.details.training) },
                ] + names.columns(\.details.country) + [
                    Column("place", "PLACE") { .text($0.details.place) },
                    Column("first_day", nil) { .text("\($0.details.days.first)") },
                    Column("last_day", nil) { .text("\($0.details.days.last)") },
                    Column("days", "DAYS") { .text("\($0.details.days)") },
                    Column("language", "LANGUAGE") { .text($0.details.language) },
                    Column("participants", "PEOPLE", isRight: true) { .number($0.details.participants.total) },
                    Column("female", nil) { .number($0.details.participants.female) },
                    Column("male", nil) { .number($0.details.participants.male) },
                    Column("other", nil) { .number($0.details.participants.other) },
                    Column("not_said", nil) { .number($0.details.participants.notSaid) },
                    Column("qualified", "QUALIFIED THEN") { .flag($0.isQualified) },
                    Column("state", "STATE") { .text($0.state.rawValue) },
                    Column("because", "BECAUSE") { .text($0.because) },
                    Column("office", "BY") { .text($0.office) },
                    Column("reported_on", nil) { .text("\($0.reportedOn)") },
                ], rows: courses, empty: "No such course is reported; write one down with `atelier trainer report`."
            ).put(as: listing)
        }
    }

    struct Confirm: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Confirm a reported course: from then on it counts.",
            discussion: "Example: atelier trainer confirm R-7K3M9Q")
        @Argument(help: "The reported course's reference.", transform: Reading.code) var reference: String
        @Option(help: "On what ground, in words.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.judgeCourse(reference, confirmed: true, because: because, as: desk.identity)
            Terminal.put("Reported course \(reference) is confirmed.")
        }
    }

    struct Reject: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reject a reported course: it never counts.",
            discussion: "Example: atelier trainer reject R-7K3M9Q --because \"The sign-in sheet is missing\"")
        @Argument(help: "The reported course's reference.", transform: Reading.code) var reference: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.judgeCourse(reference, confirmed: false, because: because, as: desk.identity)
            Terminal.put("Reported course \(reference) is rejected.")
        }
    }

    struct Tally: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count reported courses that were confirmed, per training and country, apart from our sessions.",
            discussion: "Example: atelier trainer tally --from 2026-09-01 --until 2027-01-01")
        @Option(help: "Only those whose last day is this day or later.", transform: Reading.day) var from: LocalDate?
        @Option(help: "Only those whose last day is before this day.", transform: Reading.day) var until: LocalDate?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if let from, let until, until < from {
                throw ValidationError("--until \(until) lies before --from \(from).")
            }
        }

        func run(at desk: Desk) async throws {
            let figures = try await desk.store.reportedFigures(from: from, until: until, as: desk.identity)
            let names = try await desk.countryNames()
            try Listing(
                columns: [Column("training", "TRAINING") { .text($0.training) }] + names.columns(\.country) + [
                    Column("courses", "COURSES", isRight: true) { .number($0.courses) },
                    Column("trainers", "TRAINERS", isRight: true) { .number($0.trainers) },
                    Column("participants", "PEOPLE", isRight: true) { .number($0.participants.total) },
                    Column("female", "FEMALE", isRight: true) { .number($0.participants.female) },
                    Column("male", "MALE", isRight: true) { .number($0.participants.male) },
                    Column("other", "OTHER", isRight: true) { .number($0.participants.other) },
                    Column("not_said", "NOT SAID", isRight: true) { .number($0.participants.notSaid) },
                    Column("waiting", "WAITING", isRight: true) { .number($0.waiting) },
                ], rows: figures, empty: "No course is reported in that period."
            ).put(as: listing)
        }
    }
}
