import Foundation
import Testing

@testable import Atelier

@Suite("What checks a draw")
struct DrawCheckTests {
    private let lot: Lot
    private let places: [DrawPlace]

    init() throws {
        var dice = Dice(11)
        lot = try Lot(sizes: [9, 14], seats: 6, rooms: [4, 3], random: &dice)
        var places: [DrawPlace] = []
        try lot.result(Lot.seed).forEachLine { _, place in places.append(place) }
        self.places = places
    }

    /// Reserves and holders of a stratum, in their order.
    private func drawn(_ stratum: Int) -> [String] {
        places.filter { $0.stratum == stratum && $0.rank <= lot.rules.strata[stratum - 1].seats }.map(\.reference)
    }
    private func reserves(_ stratum: Int) -> [String] {
        places.filter { $0.stratum == stratum && $0.rank > lot.rules.strata[stratum - 1].seats }.map(\.reference)
    }

    private func events(_ steps: [(String, DrawEvent.Kind)]) -> [DrawEvent] {
        steps.enumerated().map { index, step in
            DrawEvent(
                number: index + 1, at: Date(timeIntervalSince1970: 1_772_500_000 + Double(index)), reference: step.0,
                kind: step.1)
        }
    }

    /// One seat given up, a reserve who is out, the next one comes in; then that one's seat goes on too.
    private var course: [DrawEvent] {
        events([
            (drawn(1)[0], .out(rule: "registration_cancelled")), (reserves(1)[0], .out(rule: "application_withdrawn")),
            (reserves(1)[1], .in(insteadOf: drawn(1)[0])), (reserves(1)[1], .out(rule: "registration_cancelled")),
            (reserves(1)[2], .in(insteadOf: reserves(1)[1])),
        ])
    }

    @Test("A good protocol is good, with and without events, and so is its list")
    func good() throws {
        #expect(try Lot.fault(in: lot.paper(), against: lot.list) == nil)
        #expect(try Lot.fault(in: lot.paper(events: course), against: lot.list) == nil)
    }

    @Test("Whatever byte of a protocol is changed, the check fails and names the line")
    func everyByte() throws {
        let paper = Array(try lot.paper(events: course).utf8)
        for index in paper.indices where paper[index] != 10 {
            var changed = paper
            changed[index] = paper[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            let fault = try Lot.fault(in: String(decoding: changed, as: UTF8.self))
            #expect(fault != nil, "byte \(index)")
        }
    }

    @Test("A changed entry, place or event is named by its application")
    func named() throws {
        let paper = try lot.paper(events: course)
        let lines = paper.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let taking = try #require(
            lot.entries.first { if case .takes(_, let wishes) = $0.part { !wishes.isEmpty } else { false } })
        let entry = try #require(lines.firstIndex { $0.hasPrefix("[\"\(taking.reference)\"") })
        func fault(_ line: Int, _ change: (String) -> String) throws -> DrawCheck.LineFault? {
            var changed = lines
            changed[line] = change(changed[line])
            return try Lot.fault(in: changed.joined(separator: "\n"))
        }
        let wishes = try fault(entry) { $0.replacing(/,\[\d[\d,]*\],/, with: ",[],", maxReplacements: 1) }
        #expect(wishes?.line == entry + 1)
        #expect(wishes?.fault.place == "application \(taking.reference)")
        let place = try #require(lines.firstIndex { $0.contains("\"\(drawn(2)[1])\",\"") && $0.hasPrefix("[2,2,") })
        let session = try fault(place) { $0.replacing(",0]", with: ",1]") }
        #expect(session?.line == place + 1)
        #expect(session?.fault.place == "the place of application \(drawn(2)[1])")
        let event = try #require(lines.firstIndex { $0.contains("\"registration_cancelled\"") })
        let rule = try fault(event) { $0.replacing("registration_cancelled", with: "registration_refused") }
        #expect(rule?.line == event + 1)
        #expect(rule?.fault.place.contains(drawn(1)[0]) == true)
        #expect(try fault(1) { $0.replacing("Lottery", with: "Bottery") }?.fault.place == "announcement_sha256")
    }

    @Test("A list that isn't the announced one is named by its line")
    func publishedList() throws {
        let paper = try lot.paper()
        let other = lot.list.replacing("application_withdrawn", with: "application_withdrawm")
        let fault = try Lot.fault(in: paper, against: other)
        #expect(fault?.fault.place == "this entry in the published list")
        #expect(fault?.line == 6)
        let shorter = lot.list.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
        #expect(try Lot.fault(in: paper, against: shorter)?.fault.found == "its end")
        #expect(try Lot.fault(in: paper, against: lot.list + "x\n")?.fault.expected == "its end")
    }

    @Test(
        "An event that can't be is found: out twice, in out of turn, for a seat that wasn't lost or of another stratum, too late"
    )
    func impossibleEvents() throws {
        let cancelled = DrawEvent.Kind.out(rule: "registration_cancelled")
        let wrong: [[(String, DrawEvent.Kind)]] = [
            [(drawn(1)[0], cancelled), (drawn(1)[0], cancelled)],
            [(drawn(1)[0], cancelled), (reserves(1)[1], .in(insteadOf: drawn(1)[0]))],
            [(reserves(1)[0], .in(insteadOf: drawn(1)[0]))],
            [(drawn(1)[0], cancelled), (reserves(2)[0], .in(insteadOf: drawn(1)[0]))],
            [(reserves(1)[0], cancelled), (reserves(1)[1], .in(insteadOf: reserves(1)[0]))],
            [
                (drawn(1)[0], cancelled), (reserves(1)[0], .in(insteadOf: drawn(1)[0])),
                (reserves(1)[1], .in(insteadOf: drawn(1)[0])),
            ],
            [("A-0000000000", cancelled)],
        ]
        for steps in wrong {
            #expect(
                try Lot.fault(in: lot.paper(events: events(steps)))?.fault.place.hasPrefix("event ") == true, "\(steps)"
            )
        }
        let late = Date(timeIntervalSince1970: 1_772_500_001)
        let steps = events([(drawn(1)[0], cancelled), (reserves(1)[0], .in(insteadOf: drawn(1)[0]))])
        #expect(
            try Lot.fault(in: lot.paper(events: steps, reservesUntil: late))?.fault.place.contains("event 2") == true)
        #expect(try Lot.fault(in: lot.paper(events: steps, reservesUntil: late + 1)) == nil)
    }

    @Test("Rules that aren't by largest remainder, or give more than there is, are found")
    func rules() throws {
        var other = lot
        let strata = lot.rules.strata
        other.rules = DrawRules(
            fields: lot.rules.fields, sessions: lot.rules.sessions,
            strata: [
                .init(answers: strata[0].answers, applicants: strata[0].applicants, seats: strata[0].seats + 1),
                .init(answers: strata[1].answers, applicants: strata[1].applicants, seats: strata[1].seats - 1),
            ], tied: [])
        #expect(try Lot.fault(in: other.paper())?.fault.place == "the seats of stratum 1 (a)")
        #expect(throws: DrawFault.self) { try DrawRules(first: other.rules.line) }
        #expect(throws: DrawFault.self) {
            try DrawRules(first: lot.rules.line.replacing("\"seats\":6", with: "\"seats\":7"))
        }
        #expect(try DrawRules(first: lot.rules.line) == lot.rules)
    }

    @Test("Text is escaped where it must be, and read back as it was")
    func text() throws {
        let rules = try DrawRules(
            sharing: 1, fields: ["town"], sessions: [.init(session: "S1", seats: 1)],
            strata: [(answers: ["Koupéla \"A\"\\\u{1}\n"], applicants: 2)])
        #expect(rules.line.contains(#"[["Koupéla \"A\"\\\u0001\n"],2,1]"#))
        #expect(try DrawRules(first: rules.line) == rules)
    }
}
