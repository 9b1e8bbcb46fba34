import Foundation
import FoundationNetworking
import Testing

/// One demo for all of these tests, in order: what the later ones look at, the first one made.
@Suite("The demo", .serialized)
struct DemoTests {
    private static let machine = Machine("demo")

    @Test("Before there is a demo, --demo says how to get one")
    func absent() throws {
        let answer = try Self.machine.atelier("upcoming", "--demo")
        #expect(answer.status == 1)
        #expect(answer.complaints == ["There is no demo on this machine yet; run `atelier demo` first."])
    }

    @Test(
        "Armenia has 7 participants, Georgia 8, Grozny and Nazran 12 with certificates in 2 sessions; PG* is not heard")
    func programmes() throws {
        let deaf = [
            "PGHOST": "/nowhere", "PGOPTIONS": "-c nonsense=1", "ATELIER_DATABASE_URL": "postgresql://127.0.0.1:1/x",
        ]
        let answer = try Self.machine.atelier(["demo", "--format", "json"], environment: deaf)
        try #require(answer.status == 0, "\(answer.errors)")
        #expect(answer.complaints.allSatisfy { $0.hasPrefix("Programme ") || $0.hasPrefix("Making the demo in ") })
        let report = try answer.json(Report.self)
        let byNumber = Dictionary(report.programmes.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(byNumber[3]?.participants == 7)
        #expect(byNumber[4]?.participants == 8)
        #expect(byNumber[5]?.participants == 12)
        #expect(byNumber[5]?.certificates == 12)
        #expect(byNumber[5]?.sessions == 2)
        #expect(byNumber[3]?.perCountry == ["AM": 7])
        #expect(report.programmes.map(\.number) == Array(1...31))
        #expect(byNumber[8]?.applications == 25_377)
        #expect(byNumber[8]?.sessions == 25)
        #expect(byNumber[8]?.seats == 750)
        #expect(byNumber[8]?.seatsTaken == 750)
        #expect(byNumber[8]?.planned == 750)
        #expect(byNumber[10]?.participants == 14)
        #expect(byNumber[10]?.certificates == 14)
        #expect(byNumber[18]?.participants == 24)
        #expect(byNumber[18]?.participantCountries.count == 12)
        #expect(byNumber[19]?.participants == 123)
        #expect(byNumber[19]?.organisations == 89)
        #expect(byNumber[21]?.reached == 18_250)
        #expect(byNumber[21]?.reachedAtLeast == true)
        #expect(byNumber[21]?.participants == 0)
        #expect(byNumber[22]?.planned == 300)
        #expect(byNumber[22]?.realised == 256)
        #expect(byNumber[22]?.comparable == false)
        #expect(byNumber[23]?.referred == 14)
        #expect(byNumber[24]?.perCountry == ["XK": 7, "AL": 13, "BA": 2, "MK": 6, "RS": 4])
        let hosts = Set(
            report.upcoming.filter { $0["training"] == .text("HM") }.compactMap { $0["host_country"]?.text })
        #expect(hosts == ["AL", "GH", "GM", "KE", "NG", "SN", "TZ", "UG", "XK"])
        #expect(hosts.count >= 8)
        #expect(report.upcoming.contains { $0["country"] == .text("GM") && $0["training"] == .text("HM") })
        #expect(report.upcoming.allSatisfy { $0["visibility"] == .text("public") })
    }

    @Test(
        "Of 25,377 applications to the youth programme some are late, doubled, withdrawn or not eligible; each says why"
    )
    func applications() throws {
        let round = try #require(try rows("round", "show", "YOUTH-CE", "--as", "burkina").first)
        #expect(round["state"] == .text("decided"))
        #expect(round["applications"] == .number(25_377))
        #expect(round["seats"] == .number(750))
        #expect(round["submitted"] == .number(0))
        #expect(round["doubled"] == .number(3))
        #expect(round["withdrawn"] == .number(2))
        // A year of birth in twenty or so is too early or too late, and one in twelve has work.
        guard case .number(let eligible) = round["eligible"], case .number(let ineligible) = round["ineligible"] else {
            Issue.record("no figures: \(round)")
            return
        }
        #expect(eligible + ineligible == 25_372)
        #expect((1_000...8_000).contains(ineligible))
        let excluded = try rows("application", "list", "YOUTH-CE", "--as", "burkina", "--state", "ineligible")
        #expect(Set(excluded.compactMap { $0["reason"]?.text }).count == 2)
        let all = try rows("application", "list", "YOUTH-CE", "--as", "burkina")
        #expect(all.count { $0["late_reason"] != .null } == 329)
        #expect(all.allSatisfy { $0["late_reason"] == .null || $0["paper_on"] != .null })
        #expect(try Self.machine.atelier("application", "doubles", "YOUTH-CE", "--demo", "--as", "burkina").status == 0)
    }

    @Test(
        "The youth programme's draw fills 25 sessions by municipality and sex; the verifier agrees, and names a changed byte's place"
    )
    func draw() throws {
        let (paper, list) = (Self.machine.home + "-paper.json", Self.machine.home + "-list.txt")
        defer { for path in [paper, list] { try? FileManager.default.removeItem(atPath: path) } }
        let written = try Self.machine.atelier(
            "draw", "protocol", "YOUTH-CE", "--output", paper, "--list", list, "--demo", "--as", "burkina")
        try #require(written.status == 0, "\(written.errors)")
        let good = try DrawTests.python(paper, list)
        #expect(good.output.hasPrefix("good: 21518 of 25377 for 750 seats"), "\(good.output)\(good.errors)")
        for path in [paper, list] {
            let whole = try Data(contentsOf: URL(filePath: path))
            var changed = whole
            changed[whole.count / 2] ^= 1
            try changed.write(to: URL(filePath: path))
            let bad = try DrawTests.python(paper, list)
            #expect(bad.status != 0)
            #expect(bad.errors.contains((path as NSString).lastPathComponent), "\(bad.errors)")
            try whole.write(to: URL(filePath: path))
        }
        let shown = try Self.machine.atelier("draw", "show", "YOUTH-CE", "--demo", "--as", "burkina").output
        #expect(shown.matches(of: /(?m)^[a-z-]+, (fe)?male +\d+ +\d+$/).count == 18)
        #expect(shown.matches(of: /(?m)^YE-[A-Z-]+-\d +30$/).count == 25)
    }

    @Test(
        "Who is in one of the partner meeting's parallel workshops is refused in both others, and is in all around them"
    )
    func tracks() throws {
        func people(_ session: String) throws -> Set<String> {
            Set(try rows("registration", "list", session, "--as", "brussels").compactMap { $0["person"]?.text })
        }
        let inJobs = try people("APM-2018-JOBS")
        let visitors = inJobs.intersection(try people("JP-VISIT-2018"))
        let visitor = try #require(visitors.sorted().first)
        let plenary = try people("APM-2018")
        #expect(plenary.contains(visitor))
        for other in ["APM-2018-BUSINESS", "APM-2018-HEALTH"] {
            let answer = try Self.machine.atelier(
                "registration", "add", other, visitor, "--late", "Came over", "--demo", "--as", "brussels")
            #expect(answer.status == 1)
            #expect(answer.errors.contains("APM-2018-JOBS"), "\(answer.errors)")
            let there = try people(other)
            #expect(!there.contains(visitor))
        }
    }

    @Test("A coordinator's to-do list has overdue and coming things of several kinds, each with what to do")
    func todo() throws {
        let due = try rows("todo", "--as", "coordinator")
        #expect(due.compactMap { $0["due_on"]?.text } == due.compactMap { $0["due_on"]?.text }.sorted())
        let kinds = Set(due.compactMap { $0["rule"]?.text })
        #expect(
            kinds.isSuperset(of: ["notice_moved", "qualification_ending", "reserved_seats_open", "session_draft_due"]))
        let standings = Set(due.compactMap { $0["standing"]?.text })
        #expect(standings.isSuperset(of: ["overdue", "soon"]))
        let tasks = due.filter { $0["rule"] == .text("task_due") }
        let sessions = Set(tasks.compactMap { $0["session"]?.text })
        #expect(sessions.count >= 3)
        for row in due {
            let sentence = try #require(row["what"]?.text)
            #expect(sentence.contains("`atelier "), "\(sentence)")
        }
        #expect(due.contains { $0["what"]?.text?.contains("resolution 1244 (1999)") == true })
    }

    @Test("Kosovo's note is on the demo's page, in its CSV and in its calendar")
    func kosovo() async throws {
        let note = "References to Kosovo shall be understood to be in the context of United Nations Security Council"
        for format in ["csv", "ics"] {
            let listed = try Self.machine.atelier("upcoming", "--demo", "--country", "XK", "--format", format)
            #expect(listed.output.replacing("\r\n ", with: "").contains(note), "\(format)")
        }
        let run = try Self.machine.start(["serve", "--demo", "--bind", "127.0.0.1:0"])
        defer { if run.process.isRunning { run.process.terminate() } }
        let port = try #require(run.waitForError(matching: /listening on 127\.0\.0\.1:(\d+)/))
        let address = try #require(URL(string: "http://127.0.0.1:\(port)/countries/XK"))
        let (page, _) = try await URLSession.shared.data(from: address)
        #expect(String(decoding: page, as: UTF8.self).contains(note))
    }

    /// What a listing of the demo holds.
    private func rows(_ words: String...) throws -> [[String: Datum]] {
        let answer = try Self.machine.atelier(words + ["--demo", "--format", "json"])
        try #require(answer.status == 0, "\(answer.errors)")
        return try answer.json([[String: Datum]].self)
    }

    @Test("A second run changes nothing and shows the same")
    func again() throws {
        let once = try Self.machine.atelier("demo", "--format", "json")
        let twice = try Self.machine.atelier("demo", "--format", "json")
        #expect(once.status == 0)
        #expect(once.output == twice.output)
        #expect(try Self.machine.atelier("doctor", "--demo").status == 0)
    }

    @Test("For people it ends with the coming events per country and five things to try, each of which works")
    func thingsToTry() throws {
        let text = try Self.machine.atelier("demo").output
        #expect(text.contains("Kosovo\nReferences to Kosovo"))
        let commands = text.split(separator: "\n").filter { $0.hasPrefix("  atelier ") }
        #expect(commands.count == 5)
        for command in commands where !command.contains(" serve ") {
            let words = command.split(separator: "   ")[0].split(separator: " ").dropFirst().map(String.init)
            let answer = try Self.machine.atelier(words)
            #expect(answer.status == 0, "\(command): \(answer.errors)")
            #expect(!answer.output.isEmpty)
        }
    }

    @Test("A country office sees its own persons; the demo's administrator sees none of them")
    func privacy() throws {
        let armenia = try Self.machine.atelier("person", "list", "--demo", "--as", "armenia", "--format", "json")
        #expect(try armenia.json([[String: Datum]].self).count == 8)
        let administrator = try Self.machine.atelier("person", "list", "--demo", "--format", "json")
        #expect(try administrator.json([[String: Datum]].self).isEmpty)
        let stranger = try Self.machine.atelier("registration", "list", "JP-AM-2018-10-16", "--demo", "--as", "georgia")
        #expect(stranger.status == 1)
    }

    @Test("A certificate of the demo says SPECIMEN")
    func specimen() throws {
        let list = try Self.machine.atelier(
            "certificate", "list", "MB-NAZRAN-2018-11-08", "--demo", "--as", "caucasus", "--format", "json"
        ).json([[String: Datum]].self)
        #expect(list.count == 5)
        let number = try #require(list.first?["number"]?.text)
        let file = Self.machine.home + "-certificate.html"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let print = try Self.machine.atelier(
            "certificate", "print", number, "--output", file, "--demo", "--as", "caucasus")
        try #require(print.status == 0, "\(print.errors)")
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("SPECIMEN"))
    }

    @Test("--remove takes everything away")
    func removed() throws {
        #expect(try Self.machine.atelier("demo", "--remove").status == 0)
        #expect(!FileManager.default.fileExists(atPath: Self.machine.home + "-demo"))
        Self.machine.remove()
    }

    private struct Report: Decodable {
        let programmes: [Programme]
        let upcoming: [[String: Datum]]

        struct Programme: Decodable {
            let number: Int
            let applications: Int
            let seats: Int
            let seatsTaken: Int
            let participants: Int
            let certificates: Int
            let sessions: Int
            let organisations: Int
            let reached: Int
            let reachedAtLeast: Bool
            let planned: Int?
            let realised: Int?
            let comparable: Bool?
            let referred: Int
            let participantCountries: [String]
            let perCountry: [String: Int]

            enum CodingKeys: String, CodingKey {
                case number, applications, seats, participants, certificates, sessions, organisations, reached, planned
                case realised, comparable, referred
                case seatsTaken = "seats_taken"
                case reachedAtLeast = "reached_at_least"
                case participantCountries = "participant_countries"
                case perCountry = "per_country"
            }
        }
    }
}
