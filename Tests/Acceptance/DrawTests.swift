import Foundation
import Testing

@Suite("Draws")
struct DrawTests {
    private static let form = """
        {"title": {"en": "Youth"}, "fields": [
        {"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
        {"key": "town", "type": "choice", "label": {"en": "Town"}, "maps_to": "municipality", "stratum": true,
         "options": [{"value": "koupéla", "label": {"en": "Koupéla"}}, {"value": "garango", "label": {"en": "Garango"}}]},
        {"key": "sex", "type": "choice", "label": {"en": "Sex"}, "maps_to": "sex", "stratum": true,
         "options": [{"value": "female", "label": {"en": "Female"}}, {"value": "male", "label": {"en": "Male"}}]}]}
        """
    private static let verifier = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../deploy/draws/verify.py").standardizedFileURL.path

    /// A round that is closed and judged: 60 applications from two towns for two sessions of 3 and 4 seats.
    private struct Lot {
        let town: Town
        let round: String
        let sessions: [String]
        var paper: String { file("paper.json") }
        var list: String { file("list.txt") }

        func file(_ name: String) -> String { "\(town.machine.home)-\(town.mark)-\(name)" }

        init() throws {
            town = try Town()
            round = "DRAW-\(town.mark)"
            var sessions: [String] = []
            for (name, seats, day) in [("A", "3", "2030-05-06"), ("B", "4", "2030-06-06")] {
                try town.done(town.planning(name, on: day, ["--capacity", seats, "--room", town.room]))
                try town.done("session", "publish", town.session(name))
                sessions.append(town.session(name))
            }
            self.sessions = sessions
            try write(DrawTests.form, to: "form.json")
            try town.done("form", "add", "F-\(town.mark)", file("form.json"))
            try town.done(
                "round", "add", round, "--title", "Youth", "--form", "F-\(town.mark)", "--zone", "Africa/Ouagadougou",
                "--opens", "2020-01-01 08:00", "--closes", "2090-01-01 18:00", "--session", "\(sessions[0]):3",
                "--session", "\(sessions[1]):4")
            try town.done("round", "open", round)
            let rows = (0..<60).map { number in
                """
                {"name": "P\(number)", "town": "\(number % 3 == 0 ? "koupéla" : "garango")", \
                "sex": "\(number % 2 == 0 ? "female" : "male")", "preferences": "\(sessions[number % 2])"}
                """
            }
            try write("[\(rows.joined(separator: ","))]", to: "rows.json")
            try town.done("application", "import", round, file("rows.json"), "--language", "fr", "--apply")
            try town.done("round", "close", round, "--because", "Enough")
            try town.done("application", "judge", round)
        }

        func write(_ text: String, to name: String) throws {
            try text.write(toFile: file(name), atomically: true, encoding: .utf8)
        }

        /// Writes the papers anew.
        func publish() throws {
            for path in [paper, list] { try? FileManager.default.removeItem(atPath: path) }
            try town.done("draw", "protocol", round, "--output", paper, "--list", list)
        }

        func remove() {
            for name in ["paper.json", "list.txt", "form.json", "rows.json", "bad.json", "bad.txt"] {
                try? FileManager.default.removeItem(atPath: file(name))
            }
        }

        /// What both verifiers say of papers: the tool's answer, and Python's.
        func verify(_ paper: String, _ list: String) throws -> (ours: Outcome, theirs: Outcome) {
            return (
                try town.machine.atelier("draw", "verify", paper, "--list", list), try DrawTests.python(paper, list)
            )
        }
    }

    /// What the independent verifier says of papers.
    static func python(_ paper: String, _ list: String) throws -> Outcome {
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", verifier, paper, list]
        let (output, errors) = (Pipe(), Pipe())
        python.standardOutput = output
        python.standardError = errors
        try python.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        return Outcome(
            status: python.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self))
    }

    @Test(
        "A draw is committed, published, run once and checked by two programs; who cancels is followed by the first reserve"
    )
    func wholeWay() throws {
        let lot = try Lot()
        let town = lot.town
        defer { lot.remove() }
        #expect(try town.done("draw", "rehearse", lot.round).contains("A REHEARSAL"))
        #expect(try town.machine.atelier("draw", "show", lot.round).status == 1)
        let said = try town.done("draw", "commit", lot.round, "--source", "Urn in the town hall", "--at", "now")
        let announcement = try #require(said.firstMatch(of: /Announcement ([0-9a-f]{64})/)?.output.1)
        try lot.publish()
        let before = try lot.verify(lot.paper, lot.list)
        #expect(before.ours.output.contains("it isn't run yet"))
        #expect(before.theirs.status == 0, "\(before.theirs.errors)")

        let run = try town.done("draw", "run", lot.round, "--public-value", "7 11 23")
        #expect(run.contains("7 of 60 have a seat"))
        let again = try town.machine.atelier("draw", "run", lot.round, "--public-value", "8")
        #expect(again.status == 1)
        #expect(again.complaints.count == 1)
        let leaver = try #require(try seated(lot).first)
        try town.done("registration", "cancel", leaver.session, leaver.person, "--because", "Ill")
        #expect(try seated(lot).count == 7)
        try lot.publish()
        let after = try lot.verify(lot.paper, lot.list)
        for answer in [after.ours, after.theirs] {
            #expect(answer.status == 0, "\(answer.errors)")
            #expect(answer.output.contains(announcement))
        }
        #expect(after.ours.output.contains("2 events followed"))
    }

    @Test("One changed byte of protocol or list makes both verifiers fail in one place that they name")
    func changedBytes() throws {
        let lot = try Lot()
        defer { lot.remove() }
        try lot.town.done("draw", "commit", lot.round, "--source", "Urn", "--at", "now")
        try lot.town.done("draw", "run", lot.round, "--public-value", "7 11 23")
        let leaver = try #require(try seated(lot).first)
        try lot.town.done("registration", "cancel", leaver.session, leaver.person, "--because", "Ill")
        try lot.publish()
        let paper = Array(try Data(contentsOf: URL(filePath: lot.paper)))
        let list = Array(try Data(contentsOf: URL(filePath: lot.list)))
        for index in stride(from: 3, to: paper.count, by: paper.count / 12) {
            try changed(paper, at: index, as: lot.file("bad.json"))
            try expectFailure(
                try lot.verify(lot.file("bad.json"), lot.list), in: "bad.json", "byte \(index) of the protocol")
        }
        for index in stride(from: 3, to: list.count, by: list.count / 5) {
            try changed(list, at: index, as: lot.file("bad.txt"))
            try expectFailure(
                try lot.verify(lot.paper, lot.file("bad.txt")), in: "bad.txt", "byte \(index) of the list")
        }
    }

    private func changed(_ bytes: [UInt8], at index: Int, as path: String) throws {
        var bytes = bytes
        bytes[index] = bytes[index] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func expectFailure(_ answers: (ours: Outcome, theirs: Outcome), in file: String, _ what: String) throws {
        #expect(answers.ours.status == 1, "\(what)")
        #expect(answers.ours.complaints.count == 1, "\(what): \(answers.ours.errors)")
        #expect(answers.ours.errors.contains("line"), "\(what)")
        #expect(answers.theirs.status == 1, "\(what)")
        #expect(answers.theirs.errors.contains(file), "\(what)")
    }

    private func seated(_ lot: Lot) throws -> [(session: String, person: String)] {
        try lot.sessions.flatMap { session in
            try lot.town.machine.atelier("registration", "list", session, "--format", "json").json(
                [[String: Datum]].self
            )
            .filter { $0["state"] == .text("confirmed") }
            .compactMap { row in row["person"]?.text.map { (session, $0) } }
        }
    }

    @Test("An applicant finds by reference stratum, rank and seat or reserve number, and how to check it")
    func standing() throws {
        let lot = try Lot()
        defer { lot.remove() }
        try lot.town.done("draw", "commit", lot.round, "--source", "Urn", "--at", "now", "--strata", "town")
        try lot.town.done("draw", "run", lot.round, "--public-value", "7 11 23")
        let rows = try lot.town.machine.atelier("application", "list", lot.round, "--format", "json").json(
            [[String: Datum]].self)
        let references = rows.compactMap { $0["reference"]?.text }
        let found = try references.prefix(12).map {
            try #require(
                try lot.town.machine.atelier("draw", "show", $0, "--format", "json").json([[String: Datum]].self).first)
        }
        #expect(found.allSatisfy { $0["takes_part"] == .flag(true) && $0["stratum"]?.text != nil })
        #expect(found.allSatisfy { ($0["session"] == .null) != ($0["reserve"] == .null) })
        let shown = try lot.town.done("draw", "show", references[0])
        #expect(shown.contains("printf \(references[0]) | openssl dgst -sha256 -mac HMAC -macopt hexkey:"))
        #expect(try lot.town.machine.atelier("draw", "show", "A-0000000000").complaints.count == 1)
    }

    @Test("A list in a file is rehearsed without a database, as often as one likes; a bad one is refused by its line")
    func listAlone() throws {
        let lot = try Lot()
        defer { lot.remove() }
        try lot.town.done("draw", "commit", lot.round, "--source", "Urn", "--at", "now")
        try lot.publish()
        let nowhere = Machine("nowhere")
        let figures = try nowhere.atelier("draw", "rehearse", "--list", lot.list, "--format", "json").json(
            [[String: Datum]].self)
        #expect(figures.first?["rehearsal"] == .flag(true))
        #expect(figures.first?["seats"] == .number(7))
        try lot.write(
            try String(contentsOfFile: lot.list, encoding: .utf8).replacing("null,null", with: "null,nil"),
            to: "bad.txt")
        let refused = try nowhere.atelier("draw", "rehearse", "--list", lot.file("bad.txt"))
        #expect(refused.status == 1)
        #expect(refused.errors.contains("line 2"))
    }

    @Test("What can't be drawn is refused in one sentence")
    func refused() throws {
        let lot = try Lot()
        defer { lot.remove() }
        func no(_ words: String..., says: String, status: Int32 = 1, location: SourceLocation = #_sourceLocation) throws
        {
            let answer = try lot.town.machine.atelier(["draw"] + words)
            #expect(answer.status == status, "\(answer.errors)", sourceLocation: location)
            #expect(answer.errors.contains(says), "\(answer.errors)", sourceLocation: location)
        }
        try no("run", lot.round, "--public-value", "1", says: "has no draw that is committed")
        try no("commit", lot.round, "--source", "Urn", "--at", "2020-01-01 08:00", says: "must become known after")
        try no(
            "commit", lot.round, "--source", "Urn", "--at", "now", "--seats", "8", says: "8 seats are more than the 7")
        try no("commit", lot.round, "--source", "Urn", "--at", "now", "--strata", "name", says: "town, sex")
        try no("commit", lot.round, "--source", "Urn", "--at", "tomorrow", says: "--at", status: 64)
        try lot.town.done("draw", "commit", lot.round, "--source", "Lottery", "--at", "2029-01-01 20:00")
        try no(
            "run", lot.round, "--public-value", "1", says: "isn't drawn before 2029-01-01 20:00 (Africa/Ouagadougou)")
        try no("abandon", lot.round, "--because", " ", says: "needs a reason")
        try lot.town.done("draw", "abandon", lot.round, "--because", "No lottery that day")
        #expect(try lot.town.done("draw", "show", lot.round).contains("No lottery that day"))
        try no("verify", "/nowhere.json", says: "can't be read")
        try no("protocol", lot.round, "--output", "/nowhere/x.json", says: "can't be written")
    }

    @Test("A protocol that can't be written leaves no file, and one that is there is left as it is")
    func nothingHalf() throws {
        let town = try Town()
        let path = "\(town.machine.home)-\(town.mark)-none.json"
        for _ in 1...2 {
            let answer = try town.machine.atelier("draw", "protocol", "NO-ROUND-\(town.mark)", "--output", path)
            #expect(answer.status == 1)
            #expect(answer.errors.contains("NO-ROUND-\(town.mark)"), "\(answer.errors)")
        }
        let folder = try FileManager.default.contentsOfDirectory(atPath: "/tmp")
        #expect(folder.filter { path.hasSuffix($0) || $0.contains("-\(town.mark)-none.json") } == [])
    }
}
