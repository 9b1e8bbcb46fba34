import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Edit: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is said of a session; what isn't named stays as it is.",
            discussion: """
                With part-of the track goes too, with series the number; with in, the session is online.

                Example: atelier session edit HM-EVN-1 --visibility public --place Gyumri

                Example: atelier session edit HM-EVN-1 --without series --without title
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Option(help: "A title of its own.", transform: Reading.texts) var title: Texts?
        @Option(help: "The project that pays.", transform: Reading.code) var project: String?
        @Option(name: .customLong("in"), help: "The country where it is.", transform: Reading.code) var country: String?
        @Option(help: "The town or place.") var place: String?
        @Option(help: "The language it is held in.") var language: String?
        @Option(help: "Who may know of it.") var visibility: Session.Visibility?
        @OptionGroup var belonging: BelongingOptions
        @Option(help: "How many people the provider takes in all.", transform: Reading.count) var providerCapacity: Int?
        @Option(help: "What is to be taken away; repeatable.") var without: [SessionDetail] = []
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard try edit != SessionEdit() else {
                throw ValidationError(
                    "Nothing changes; name what is to be changed, such as --place or --visibility, or --without place.")
            }
        }

        func run(at desk: Desk) async throws {
            try await desk.store.editSession(code, try edit, as: desk.identity)
            Terminal.put("Session \(code) is changed.")
        }

        /// - Throws: `ValidationError` for what is given and taken at once, which `validate` has ruled out.
        private var edit: SessionEdit {
            get throws {
                var edit = SessionEdit()
                edit.title = title.map(Optional.some)
                edit.project = project.map(Optional.some)
                edit.country = country.map(Optional.some)
                edit.place = place.map(Optional.some)
                edit.language = language
                edit.visibility = visibility
                edit.whole = belonging.partOf.map(Optional.some)
                edit.track = belonging.track.map(Optional.some)
                edit.series = belonging.series.map(Optional.some)
                edit.seriesNumber = belonging.seriesNumber
                edit.holdsTime = belonging.holdsNoTime ? false : nil
                edit.providerCapacity = providerCapacity.map(Optional.some)
                for detail in without { try detail.clear(&edit) }
                return edit
            }
        }
    }

    struct Organiser: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put an organisation on a session as host, partner or provider, beside the host office.",
            discussion: "Example: atelier session organiser HM-EVN-1 SEA --role partner")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "The organisation's code.", transform: Reading.code) var organisation: String
        @Option(help: "What it does for the session.") var role = Session.Organiser.Role.partner
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addOrganiser(
                .init(organisation: organisation, role: role), to: code, as: desk.identity)
            Terminal.put("\(organisation) is \(role.rawValue) of session \(code).")
        }
    }

    struct Reserve: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep seats for a country's, an organisation's or a group's people until a deadline.",
            discussion: """
                Unused seats pass to who waits when the deadline is over. Seats that are kept already change; 0 gives back at \
                once those that aren't used.

                Example: atelier session reserve HM-EVN-1 2 --country GE --until "2026-04-20 18:00"

                Example: atelier session reserve HM-EVN-1 0 --country GE
                """)
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @Argument(help: "How many seats.", transform: Reading.number) var seats: Int
        @OptionGroup var holder: HolderOptions
        @Option(help: "Until when, local to the session.", transform: Reading.time) var until: LocalDateTime?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if (seats == 0) == (until != nil) {
                throw ValidationError(
                    "Seats are kept until a time: give --until, or 0 seats without it to give them back.")
            }
        }

        func run(at desk: Desk) async throws {
            let holder = try holder.holder()
            guard let until else {
                let movedUp = try await desk.store.giveUpReservedSeats(for: holder, in: code, as: desk.identity)
                return Terminal.put(
                    "No seats of session \(code) are kept for \(holder.name) any more; \(movedUp.words).")
            }
            try await desk.store.reserveSeats(seats, for: holder, in: code, until: until, as: desk.identity)
            let session = try await desk.store.session(code, as: desk.identity)
            Terminal.put(
                "\(seats) \(seats == 1 ? "seat" : "seats") of session \(code) "
                    + "\(seats == 1 ? "is" : "are") kept for \(holder.name) until \(until); "
                    + "give a contact a link to fill them with `atelier nomination add \(code)`.")
            if session.taken + session.kept > session.capacity {
                Terminal.say(
                    "Session \(code) has \(session.capacity) places, but \(session.taken) are taken and \(session.kept) "
                        + "reserved; see `atelier schedule check`.")
            }
        }
    }
}
