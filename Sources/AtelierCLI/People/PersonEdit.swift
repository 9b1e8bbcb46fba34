import ArgumentParser
import Atelier
import Store

/// What may be said of a person besides the name.
struct PersonDetails: ParsableArguments {
    @Option(help: "The name in the person's own script.") var ownScript: String?
    @Option(help: "The father's name, where it is a part of one's own.") var patronymic: String?
    @Option(help: "The language to write to the person in, such as hy.") var language: String?
    @Option(help: "The person's sex.") var sex: Person.Sex?
    @Option(help: "The year of birth, if the day isn't known.", transform: Reading.number) var birthYear: Int?
    @Option(help: "The day of birth.", transform: Reading.day) var birthDate: LocalDate?
    @Option(help: "The code of the country that the person comes from, such as AM.", transform: Reading.code)
    var country: String?
    @Option(help: "An e-mail address, the person's own or a shared one.") var email: String?
    @Option(help: "A telephone number, the person's own or a shared one.", transform: Reading.phone) var phone: String?
    @Option(help: "The organisation that sends the person.", transform: Reading.code) var organisation: String?

    func validate() throws {
        if let birthYear, let birthDate, birthYear != birthDate.year {
            throw ValidationError(
                "--birth-year \(birthYear) and --birth-date \(birthDate) contradict each other; the year follows from the date."
            )
        }
    }

    /// The details with what was said; the rest stays as it was.
    func applied(to known: Person.Details) -> Person.Details {
        Person.Details(
            name: known.name, nameOwnScript: ownScript ?? known.nameOwnScript,
            patronymic: patronymic ?? known.patronymic, language: language ?? known.language, sex: sex ?? known.sex,
            birth: birthDate.map { .day($0) } ?? birthYear.map { .year($0) } ?? known.birth,
            country: country ?? known.country, email: email ?? known.email, phone: phone ?? known.phone,
            organisation: organisation ?? known.organisation)
    }
}

/// A detail that can be taken away.
enum PersonDetail: String, CaseIterable, ExpressibleByArgument {
    case ownScript = "own-script"
    case patronymic, language, sex, birth
    case birthYear = "birth-year"
    case country, email, phone, organisation

    func clear(_ details: inout Person.Details) {
        switch self {
        case .ownScript: details.nameOwnScript = nil
        case .patronymic: details.patronymic = nil
        case .language: details.language = nil
        case .sex: details.sex = nil
        case .birth, .birthYear: details.birth = nil
        case .country: details.country = nil
        case .email: details.email = nil
        case .phone: details.phone = nil
        case .organisation: details.organisation = nil
        }
    }
}

extension PersonCommand {
    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person; prints the reference by which the person is called from then on.",
            discussion:
                "Example: atelier person add \"Anahit Petrosyan\" --own-script \"Անահիտ Պետրոսյան\" --language hy")
        @Argument(help: "The name as in the passport, or in Latin letters.") var name: String
        @OptionGroup var details: PersonDetails
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let person = try await desk.store.addPerson(
                details.applied(to: Person.Details(name: name)), as: desk.identity)
            Terminal.put(person.reference)
            for other in try await desk.store.namesakes(of: person, as: desk.identity) {
                Terminal.advise(
                    "\(other) has the same name; if it is the same person, "
                        + "`atelier person merge \(other) \(person.reference) --because \"…\"`.")
            }
        }
    }

    struct Edit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is known of a person; what isn't named stays as it is.",
            discussion: "Example: atelier person edit P-7K3M9QXT --phone \"+374 10 123456\" --without email")
        @Argument(help: "The person's reference.", transform: Reading.code) var reference: String
        @Option(help: "The name as in the passport, or in Latin letters.") var name: String?
        @OptionGroup var details: PersonDetails
        @Option(help: "A detail to be taken away; repeatable.") var without: [PersonDetail] = []
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            guard var known = try await desk.store.person(reference, as: desk.identity).details else {
                throw Answer.no("\(reference) was erased, so there is nothing left that could be changed.")
            }
            known.name = name ?? known.name
            known = details.applied(to: known)
            for detail in without { detail.clear(&known) }
            try await desk.store.editPerson(reference, known, as: desk.identity)
            Terminal.put("\(reference) is changed.")
        }
    }
}
