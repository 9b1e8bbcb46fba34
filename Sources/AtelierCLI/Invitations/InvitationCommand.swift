import ArgumentParser
import Atelier
import Store

/// Whom an office invites.
struct InvitationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invitation",
        abstract: "Invitations: who was invited to a session, until when, and what came of it.",
        discussion: "Example: atelier invitation list HM-EVN-1",
        subcommands: [List.self, Add.self, Accept.self, Decline.self, Withdraw.self, Expire.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a session's invitations by name.", discussion: "Example: atelier invitation list HM-EVN-1")
        @Argument(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("person", "PERSON") { .text($0.person) },
                    Column("name", "NAME") { .text($0.name) },
                    Column("office", "BY OFFICE") { .text($0.office) },
                    Column("channel", "HOW") { .text($0.channel.rawValue) },
                    Column("invited_on", "INVITED") { .day($0.invitedOn) },
                    Column("until", "UNTIL") { .moment($0.until) },
                    Column("zone", "ZONE") { .text($0.zone) },
                    Column("state", "STATE") { .text($0.state.rawValue) },
                    Column("because", "BECAUSE") { .text($0.because) },
                ], rows: try await desk.store.invitations(to: session, as: desk.identity),
                empty: "Nobody whom the acting office sees is invited to session \(session)."
            ).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invite a person to a session.",
            discussion: "Example: atelier invitation add HM-EVN-1 P-7K3M9QXT --by phone --until 2026-04-20")
        @OptionGroup var whom: InvitedPerson
        @Option(name: .customLong("by"), help: "How the person is told.") var channel: Invitation.Channel
        @Option(help: "The last day on which an answer counts, in the session's zone.", transform: Reading.day)
        var until: LocalDate
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.invite(whom.person, to: whom.session, by: channel, until: until, as: desk.identity)
            Terminal.put("\(whom.person) is invited to session \(whom.session); answers count until \(until).")
        }
    }

    struct Accept: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a person accepts: the person is registered, or waits when the session is full.",
            discussion: "Example: atelier invitation accept HM-EVN-1 P-7K3M9QXT")
        @OptionGroup var whom: InvitedPerson
        @Option(
            name: .customLong("override"),
            help: ArgumentHelp(
                "Do it although the person is expected elsewhere then, for this reason.", valueName: "reason"))
        var override: String?
        @Option(
            help: ArgumentHelp(
                "Accept it although the time to answer or registration is over, for this reason.", valueName: "reason"))
        var late: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let answer = try await desk.store.acceptInvitation(
                of: whom.person, to: whom.session, override: override, late: late, as: desk.identity)
            switch answer {
            case .confirmed: Terminal.put("\(whom.person) has a seat in session \(whom.session).")
            case .waitlisted(_, let place, let because):
                Terminal.put(
                    "\(whom.person) waits in place \(place) for session \(whom.session): \(because.sentence())")
            case .refused(let refusal): throw refusal
            }
        }
    }

    struct Decline: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a person doesn't come.",
            discussion: "Example: atelier invitation decline HM-EVN-1 P-7K3M9QXT --because \"Found a job\"")
        @OptionGroup var whom: InvitedPerson
        @Option(help: "Why, in words, if it is known.") var because: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.endInvitation(
                of: whom.person, to: whom.session, .declined, because: because, as: desk.identity)
            Terminal.put("\(whom.person) declined the invitation to session \(whom.session).")
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an invitation back.",
            discussion: "Example: atelier invitation withdraw HM-EVN-1 P-7K3M9QXT --because \"Wrong person\"")
        @OptionGroup var whom: InvitedPerson
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.endInvitation(
                of: whom.person, to: whom.session, .withdrawn, because: because, as: desk.identity)
            Terminal.put("The invitation of \(whom.person) to session \(whom.session) is withdrawn.")
        }
    }

    struct Expire: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let the open invitations expire whose time is over; an administrator's.",
            discussion: "Example: atelier invitation expire")
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let expired = try await desk.store.expireInvitations(as: desk.identity)
            Terminal.put(expired == 1 ? "One invitation expired." : "\(expired) invitations expired.")
        }
    }
}

/// Whose invitation to which session.
struct InvitedPerson: ParsableArguments {
    @Argument(help: "The session's code.", transform: Reading.code) var session: String
    @Argument(help: "The person's reference.", transform: Reading.code) var person: String
}
