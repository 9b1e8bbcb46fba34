import Foundation
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
        #expect(answer.errors == "")
        let report = try answer.json(Report.self)
        let byNumber = Dictionary(report.programmes.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(byNumber[3]?.participants == 7)
        #expect(byNumber[4]?.participants == 8)
        #expect(byNumber[5]?.participants == 12)
        #expect(byNumber[5]?.certificates == 12)
        #expect(byNumber[5]?.sessions == 2)
        #expect(byNumber[3]?.perCountry == ["AM": 7])
        #expect(report.programmes.map(\.number) == Array(1...7) + Array(9...31))
        #expect(byNumber[10]?.participants == 14)
        #expect(byNumber[10]?.certificates == 14)
        #expect(byNumber[18]?.participants == 24)
        #expect(byNumber[18]?.participantCountries.count == 12)
        #expect(byNumber[19]?.participants == 123)
        #expect(byNumber[19]?.organisations == 89)
        #expect(byNumber[21]?.reached == 18_250)
        #expect(byNumber[21]?.reachedAtLeast == true)
        #expect(byNumber[22]?.planned == 300)
        #expect(byNumber[22]?.realised == 256)
        #expect(byNumber[22]?.comparable == false)
        #expect(byNumber[23]?.referred == 14)
        #expect(byNumber[24]?.perCountry == ["XK": 7, "AL": 13, "BA": 2, "MK": 6, "RS": 4])
        let hosts = Set(
            report.upcoming.filter { $0["training"] == .text("HM") }.compactMap { $0["host_country"]?.text })
        #expect(hosts == ["GM", "GH", "KE", "NG", "SN", "TZ", "XK"])
        #expect(report.upcoming.contains { $0["country"] == .text("GM") && $0["training"] == .text("HM") })
        #expect(report.upcoming.allSatisfy { $0["visibility"] == .text("public") })
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
                case number, participants, certificates, sessions, organisations, reached, planned, realised, comparable
                case referred
                case reachedAtLeast = "reached_at_least"
                case participantCountries = "participant_countries"
                case perCountry = "per_country"
            }
        }
    }
}
