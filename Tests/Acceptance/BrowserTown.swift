import Foundation
import Testing

/// A machine with a service that browsers visit, and what there is to see on it. Stories find codes and links in `facts`.
struct BrowserTown: Sendable {
    let address: String
    let facts: [String: String]

    /// Serves as long as the work goes on.
    static func serving(_ work: (BrowserTown) async throws -> Void) async throws {
        let machine = Machine("browser")
        defer { machine.remove() }
        let town = try Town(on: machine)
        let facts = try town.sights()
        let run = try machine.start(["serve", "--bind", "127.0.0.1:0"])
        defer { if run.process.isRunning { run.process.terminate() } }
        let port = try #require(run.waitForError(matching: /listening on 127\.0\.0\.1:(\d+)/))
        try await work(BrowserTown(address: "http://127.0.0.1:\(port)", facts: facts))
        run.process.terminate()
        #expect(run.finish().status == 0)
    }
}

extension Town {
    /// Sessions of every looks: with a country's note, full, cancelled, online, running, by link, for staff.
    fileprivate func sights() throws -> [String: String] {
        var facts: [String: String] = [:]
        let days = ["--starts", "2030-06-03 09:30", "--ends", "2030-06-03 17:00"]
        facts["noted"] = try published(
            "NOTED",
            [
                "--in", "XK", "--for", "AL", "--for", "MK", "--zone", "Europe/Belgrade", "--language", "en",
                "--place", "Pristina", "--title",
                "Border management for officials of several services", "--block", "2030-06-04 09:30/2030-06-04 16:00",
            ] + days)
        facts["full"] = try published("FULL", ["--capacity", "1"])
        for name in ["Ani", "Davit"] {
            try done("registration", "add", session("FULL"), try done("person", "add", name))
        }
        facts["cancelled"] = try published("CANCELLED", on: "2030-07-01")
        try done("session", "cancel", session("CANCELLED"), "--because", "The trainer is ill")
        facts["online"] = try online()
        facts["running"] = try running()
        facts["link"] = try published("LINK", ["--visibility", "link"])
        facts["staff"] = try published("STAFF", ["--visibility", "staff"])
        return facts
    }

    /// For two countries, in none.
    private func online() throws -> String {
        let code = session("ONLINE")
        try done(
            "session", "add", code, "--kind", "webinar", "--title", "Municipalities and civil society", "--for", "GE",
            "--for", "BF", "--zone", "Europe/Brussels", "--language", "fr", "--capacity", "200", "--visibility",
            "public",
            "--starts", "2030-05-20 14:00", "--ends", "2030-05-20 16:00")
        try done("session", "publish", code)
        try done("session", "open", code)
        return code
    }

    /// From yesterday until tomorrow.
    private func running() throws -> String {
        let day = { (offset: TimeInterval) in
            Date(timeIntervalSinceNow: offset * 86_400).formatted(.iso8601.year().month().day())
        }
        let code = session("RUNNING")
        try done(planning("RUNNING", ["--starts", "\(day(-1)) 09:00", "--ends", "\(day(1)) 17:00"]))
        try done("session", "publish", code)
        return code
    }
}
