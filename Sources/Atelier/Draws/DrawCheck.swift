/// Computes a protocol again from what can't be computed (rules, list, secret, public value) and finds the first place where
/// it isn't what it should be. Needs nothing but the lines.
public struct DrawCheck {
    /// What a good protocol says.
    public struct Report: Sendable {
        public let draw: Draw
        public let events: Int
    }

    /// The next line without its end, for the time of the call; nil after the last one.
    public typealias Lines = (_ take: (UnsafeRawBufferPointer?) throws -> Void) throws -> Void

    private let lines: Lines
    /// The lines of the list as it was published by itself, if it is to be compared.
    private let published: Lines?
    private var number = 0

    /// - Throws: what `lines` throws; `LineFault` for the first line that isn't as it should be.
    public static func check(_ lines: @escaping Lines, against published: Lines? = nil) throws -> Report {
        var check = DrawCheck(lines: lines, published: published)
        return try check.run()
    }

    /// A fault with the line in which it is, counted from 1.
    public struct LineFault: Error, Sendable, Equatable {
        public let line: Int
        public let fault: DrawFault
    }

    private mutating func run() throws -> Report {
        try expect("{\"format\":\"\(DrawProtocol.format)\",", as: "the format")
        let announcement: Draw.Announcement = try read("\"announcement\":", as: "the announcement")
        try expect("\"announcement_sha256\":\"\(announcement.sha256)\",", as: "announcement_sha256")
        let rules: DrawRules = try read("\"rules\":", as: "the rules")
        if let fault = rules.fault { throw LineFault(line: number, fault: fault) }
        try expect("\"list\":[", as: "the beginning of the list")
        let list = try readList(rules, announcement)
        let outcome: Draw.Outcome = try read("\"outcome\":", as: "the outcome")
        try judge(outcome, of: announcement)
        try expect("\"outcome_sha256\":\"\(outcome.sha256)\",", as: "outcome_sha256")
        try expect("\"result\":[", as: "the beginning of the result")
        let result = try readResult(outcome, of: list)
        try expect("\"events\":[", as: "the beginning of the events")
        let events = try readEvents(outcome, announcement, list, result)
        try expect(nil, as: "the end of the file")
        return Report(draw: Draw(announcement: announcement, rules: rules, outcome: outcome), events: events)
    }

    private mutating func readList(_ rules: DrawRules, _ announcement: Draw.Announcement) throws -> DrawList {
        var reader = DrawListReader(rules: rules)
        try comparePublished(Array(rules.line.utf8))
        try forEachElement(of: "the list", closing: "],") { check, line in
            do throws(DrawFault) { try reader.take(line) } catch { throw LineFault(line: check.number, fault: error) }
            try check.comparePublished(line)
        }
        try published? { line in
            guard let line else { return }
            throw LineFault(line: number, fault: DrawFault("the published list", expected: "its end", line))
        }
        do throws(DrawFault) {
            let hash = try reader.finish()
            try same("list_sha256 in line 2", announcement.listSHA256, hash)
            try same("applications in line 2", announcement.applications, reader.applications)
            try same("participants in line 2", announcement.participants, rules.participants)
        } catch {
            throw LineFault(line: number, fault: error)
        }
        return reader.list
    }

    private func judge(_ outcome: Draw.Outcome, of announcement: Draw.Announcement) throws {
        if let secret = outcome.secret {
            let committed = DrawHash.sha256(of: secret.bytes)
            guard committed == announcement.commitment else {
                throw LineFault(
                    line: number,
                    fault: DrawFault(
                        "the secret", expected: "one whose SHA-256 is the commitment \(announcement.commitment)",
                        found: "\(committed)"))
            }
        }
        if case .run(let run) = outcome, run.at < announcement.instant {
            throw LineFault(
                line: number,
                fault: DrawFault(
                    "the instant", expected: "not before \(DrawText.quoted(announcement.instant))",
                    found: DrawText.quoted(run.at)))
        }
    }

    private mutating func readResult(_ outcome: Draw.Outcome, of list: DrawList) throws -> DrawResult? {
        guard case .run(let run) = outcome else {
            try expect("],", as: "the end of the result")
            return nil
        }
        let outcomeLine = number - 2
        let result = DrawResult(of: list, by: run.seed)
        var left = list.count
        try result.forEachLine { line, place in
            left -= 1
            let expected = String(decoding: line, as: UTF8.self) + (left == 0 ? "" : ",")
            try expect(expected, as: "the place of application \(place.reference)")
        }
        try expect("],", as: "the end of the result")
        let hash = result.sha256
        guard hash == run.resultSHA256 else {
            throw LineFault(
                line: outcomeLine,
                fault: DrawFault("result_sha256", expected: "\(hash)", found: "\(run.resultSHA256)"))
        }
        return result
    }

    private mutating func readEvents(
        _ outcome: Draw.Outcome, _ announcement: Draw.Announcement, _ list: DrawList, _ result: DrawResult?
    ) throws -> Int {
        guard let result else {
            try expect("]}", as: "the end of the events")
            return 0
        }
        var continuation = DrawContinuation(list, result, announcement)
        var chain = outcome.sha256
        var count = 0
        try forEachElement(of: "the events", closing: "]}") { check, line in
            guard let event = DrawEvent(line: String(decoding: line, as: UTF8.self)) else {
                throw LineFault(line: check.number, fault: DrawFault("the events", expected: "an event", line))
            }
            let expected = event.line(after: chain)
            guard line.elementsEqual(expected.text.utf8) else {
                let place = "event \(event.number), application \(event.reference)"
                throw LineFault(line: check.number, fault: DrawFault(place, expected: expected.text, line))
            }
            do throws(DrawFault) { try continuation.take(event) } catch {
                throw LineFault(line: check.number, fault: error)
            }
            chain = expected.chain
            count += 1
        }
        return count
    }
}

// How lines are read.
extension DrawCheck {
    private mutating func next(_ take: (inout DrawCheck, UnsafeRawBufferPointer?) throws -> Void) throws {
        number += 1
        var check = self
        try lines { try take(&check, $0) }
        self = check
    }

    /// The next line is exactly this; nil: there is none.
    private mutating func expect(_ text: String?, as place: String) throws {
        try next { check, line in
            let isSame = text.map { line?.elementsEqual($0.utf8) ?? false } ?? (line == nil)
            guard !isSame else { return }
            let found = line.map { DrawFault(place, expected: text ?? "no more lines", $0) }
            throw LineFault(
                line: check.number,
                fault: found ?? DrawFault(place, expected: text ?? "", found: "the end of the file"))
        }
    }

    /// The value of a member.
    private mutating func read<Value: DrawLine>(_ start: String, as place: String) throws -> Value {
        var read: Value?
        try next { check, line in
            let text = line.map { String(decoding: $0, as: UTF8.self) } ?? "the end of the file"
            func fault(_ expected: String) -> LineFault {
                LineFault(line: check.number, fault: DrawFault(place, expected: expected, found: text))
            }
            guard text.hasPrefix(start), text.hasSuffix(","),
                let value = Value(line: String(text.dropFirst(start.count).dropLast()))
            else { throw fault("it as the format has it") }
            guard start + value.line + "," == text else { throw fault(start + value.line + ",") }
            read = value
        }
        guard let read else { throw DrawFault(place, expected: "a line", found: "none") }
        return read
    }

    /// The elements of a list, a line each without its comma, until the line that closes it.
    private mutating func forEachElement(
        of place: String, closing: String, _ body: (inout DrawCheck, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var isOver = false
        var wasLast = false
        while !isOver {
            try next { check, line in
                guard let line else {
                    throw LineFault(
                        line: check.number, fault: DrawFault(place, expected: closing, found: "the end of the file"))
                }
                if line.elementsEqual(closing.utf8) { return isOver = true }
                if wasLast { throw LineFault(line: check.number, fault: DrawFault(place, expected: closing, line)) }
                wasLast = line.last != UInt8(ascii: ",")
                try body(&check, wasLast ? line : UnsafeRawBufferPointer(rebasing: line.dropLast()))
            }
        }
    }

    private func comparePublished(_ line: some Collection<UInt8>) throws {
        try published? { other in
            guard other?.elementsEqual(line) != true else { return }
            let expected = String(decoding: line.prefix(120), as: UTF8.self)
            throw LineFault(
                line: number,
                fault: other.map { DrawFault("this entry in the published list", expected: expected, $0) }
                    ?? DrawFault("the published list", expected: expected, found: "its end"))
        }
    }

    private func same(_ place: String, _ announced: some Equatable, _ computed: some Equatable) throws(DrawFault) {
        let (announced, computed) = ("\(announced)", "\(computed)")
        if announced != computed { throw DrawFault(place, expected: computed, found: announced) }
    }
}
