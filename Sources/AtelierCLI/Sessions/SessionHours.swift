import ArgumentParser
import Atelier
import Store

extension SessionCommand {
    struct Hours: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Show what time it is in the countries that a session is in or for, and whether people work then.",
            discussion: "Example: atelier session hours WEBINAR-NEXT")
        @Argument(help: "The session's code.", transform: Reading.code) var code: String
        @OptionGroup var working: WorkingHoursOption
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let hours = try await desk.store.hours(
                ofSession: code, working: working.workingHours, as: desk.identity)
            try HoursView.listing(ofSession: hours, code: code).put(as: listing)
        }
    }
}
