import Atelier
import Testing

@Suite("Working hours")
struct WorkingHoursTests {
    @Test(
        "They are read as hours of one day, the earlier first",
        arguments: [
            ("08:00/18:00", "08:00–18:00"), ("8:30/24:00", "08:30–24:00"), ("00:00/00:01", "00:00–00:01"),
            ("18:00/08:00", nil), ("08:00/08:00", nil), ("08:00/24:01", nil), ("08:60/18:00", nil), ("8/18", nil),
            ("08:00", nil), ("-1:00/18:00", nil),
        ])
    func reading(_ text: String, _ read: String?) {
        #expect(WorkingHours(text)?.description == read)
    }
}
