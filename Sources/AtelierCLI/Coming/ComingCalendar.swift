import Atelier
import Store

extension UpcomingCommand {
    func putCalendar(at desk: Desk) async throws {
        throw Answer.no("Calendars come with the next merge.")
    }
}
