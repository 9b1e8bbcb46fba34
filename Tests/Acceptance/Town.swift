import Foundation
import Synchronization
import Testing

/// What stories need before they begin, made with the tool itself on the shared machine: a training, a trainer, rooms.
/// Each has codes of its own, so that stories don't meet.
struct Town: Sendable {
    let machine: Machine
    /// Ends every code.
    let mark: String

    private static let lastNumber = Atomic(0)

    init(on machine: Machine = .shared) throws {
        self.machine = machine
        mark = String(Self.lastNumber.add(1, ordering: .relaxed).newValue)
        try done(
            "training", "add", training, "--title", "Hostmanship", "--theme", "tourism",
            "--neutral-title", "Guest service", "--module", "Welcome", "--minimum-attendance", "80")
        try done("venue", "add", venue, "--name", "Centre", "--country", "AM", "--town", "Yerevan")
        try done("venue", "add-room", venue, room, "--name", "Large room", "--seats", "12")
    }

    var training: String { "HM-\(mark)" }
    var venue: String { "EVN-\(mark)" }
    var room: String { "R-\(mark)" }
    func session(_ name: String) -> String { "S-\(name)-\(mark)" }

    /// Runs the tool and expects it to be done.
    @discardableResult
    func done(_ arguments: String..., location: SourceLocation = #_sourceLocation) throws -> String {
        try done(arguments, location: location)
    }

    @discardableResult
    func done(_ arguments: [String], location: SourceLocation = #_sourceLocation) throws -> String {
        let outcome = try machine.atelier(arguments)
        try #require(
            outcome.status == 0, "\(arguments.joined(separator: " ")): \(outcome.errors)", sourceLocation: location)
        return outcome.output.trimmingCharacters(in: .newlines)
    }

    /// What a listing holds as JSON.
    func rows(_ arguments: String..., location: SourceLocation = #_sourceLocation) throws -> [[String: Datum]] {
        let said = try done(arguments + ["--format", "json"], location: location)
        return try JSONDecoder().decode([[String: Datum]].self, from: Data(said.utf8))
    }

    /// The words that plan a session of one block on a day in 2030, the later options winning.
    func planning(_ name: String, on day: String = "2030-05-06", _ more: [String] = []) -> [String] {
        [
            "session", "add", session(name), "--training", training, "--in", "AM", "--zone", "Asia/Yerevan",
            "--language", "hy", "--capacity", "12", "--visibility", "public", "--starts", "\(day) 09:00",
            "--ends", "\(day) 17:00",
        ] + more
    }

    /// A published session, open for registration.
    func published(_ name: String, on day: String = "2030-05-06", _ more: [String] = []) throws -> String {
        try done(planning(name, on: day, more))
        try done("session", "publish", session(name))
        try done("session", "open", session(name))
        return session(name)
    }

    /// A trainer who may teach the training.
    func trainer(_ name: String) throws -> String {
        let code = "\(name.uppercased())-\(mark)"
        let person = try done("person", "add", name)
        try done("trainer", "add", code, "--person", person, "--language", "hy")
        try done("trainer", "qualify", code, "--training", training, "--from", "2020-01-01")
        return code
    }
}
