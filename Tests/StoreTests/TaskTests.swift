import Atelier
import Store
import TestSupport
import Testing

@Suite("What is to be done")
struct TaskTests {
    @Test("What is due today where the session is is due today, also while it is still yesterday in UTC")
    func days() async throws {
        let world = try await World()
        try await world.session("S1", days: ["2026-05-05"])
        try await world.store.addTask(
            SessionTask(title: Texts(english: "Order lunch"), kind: .other, days: -1), to: "S1", as: World.ani)
        // 01:00 on 4 May in Yerevan.
        try world.freeze(at: "2026-05-03T21:00Z")
        let due = try await world.store.todo(within: 0, as: World.ani)
        #expect(due.filter { $0.what.rule == "task_due" }.map(\.inDays) == [0])
        try await world.store.setTask("Order lunch", of: "S1", isDone: true, as: World.ani)
        let tasks = try await world.store.tasks(of: "S1", as: World.ani)
        #expect(tasks.map(\.doneOn) == [LocalDate("2026-05-04")])
        try await world.store.setTask("Order lunch", of: "S1", isDone: false, as: World.ani)
        try world.freeze(at: "2026-05-04T21:00Z")
        let late = try await world.store.todo(within: 0, as: World.ani)
        #expect(late.filter { $0.what.rule == "task_due" }.map(\.inDays) == [-1])
    }
}
