import ArgumentParser
import Atelier
import Store

/// Scheduled runs of trainings, and workshops, webinars, study visits, missions, meetings.
struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Sessions: one scheduled run of a training, or a workshop, a webinar and the like.",
        discussion: "Example: atelier session show HM-EVN-1",
        subcommands: [
            List.self, Show.self, Hours.self, Add.self, Edit.self, AddBlock.self, EditBlock.self, Publish.self,
            Open.self,
            Close.self,
            Cancel.self, Move.self, Copy.self, Recur.self, Resize.self, Reserve.self, Organiser.self, Assign.self,
            Ask.self,
            Remind.self, Withdraw.self,
            Agenda.self, Task.self, Told.self, Import.self, Template.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List sessions by start, drafts and past ones included.",
            discussion: "Example: atelier session list --project AVRR-AM --state draft")
        @Option(help: "Only those of this project.", transform: Reading.code) var project: String?
        @Option(help: "Only what is in this country or for it.", transform: Reading.code) var country: String?
        @Option(help: "Not over before this day (UTC).", transform: Reading.day) var from: LocalDate?
        @Option(help: "Begun by the end of this day (UTC).", transform: Reading.day) var until: LocalDate?
        @Option(help: "Only those in this state.") var state: Session.State?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let filter = SessionFilter(project: project, country: country, from: from, until: until, state: state)
            let sessions = try await desk.store.sessions(filter, as: desk.identity)
            try SessionView(names: try await desk.countryNames()).listing(of: sessions).put(as: listing)
        }
    }
}
