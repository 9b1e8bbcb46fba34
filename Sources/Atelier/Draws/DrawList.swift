import Crypto

/// Those of a frozen list who take part, packed so that ten million of them fit into a few hundred megabytes.
public struct DrawList: Sendable {
    public let rules: DrawRules
    /// References one after the other, and where each ends.
    private var references: [UInt8] = []
    private var referenceEnds: [UInt32] = []
    /// Numbers from 1.
    private(set) var strata: [UInt32] = []
    private var wishes: [UInt16] = []
    private var wishEnds: [UInt32] = []

    init(rules: DrawRules) { self.rules = rules }

    var count: Int { strata.count }

    mutating func append(_ reference: UnsafeRawBufferPointer, stratum: Int, wishes: [UInt16]) {
        references.append(contentsOf: reference)
        referenceEnds.append(UInt32(references.count))
        strata.append(UInt32(stratum))
        self.wishes.append(contentsOf: wishes)
        wishEnds.append(UInt32(self.wishes.count))
    }

    /// The bytes of a participant's reference, during the call.
    func withReference<Value>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        references.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(referenceEnds, index)])) }
    }

    func reference(_ index: Int) -> String {
        withReference(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// Numbers of sessions, from 1, the dearest first.
    func wishes(_ index: Int) -> ArraySlice<UInt16> { wishes[range(wishEnds, index)] }

    /// The participant with a reference; the list is in the order of references.
    func index(of reference: String) -> Int? {
        let wanted = Array(reference.utf8)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if withReference(middle, { $0.lexicographicallyPrecedes(wanted) }) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < count && withReference(low) { $0.elementsEqual(wanted) } ? low : nil
    }

    private func range(_ ends: [UInt32], _ index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }
}

/// Reads a list line by line, and judges it: each line as it must be written, in the order of references, none twice.
public struct DrawListReader {
    public private(set) var list: DrawList
    /// All entries so far, whether they take part or not.
    public private(set) var applications = 0
    private var hasher = SHA256()
    private var previous: [UInt8] = []
    private var wishes: [UInt16] = []
    private var applicants: [Int]

    public init(rules: DrawRules) {
        list = DrawList(rules: rules)
        applicants = rules.strata.map { _ in 0 }
        hash(rules.line)
    }

    /// - Throws: `DrawFault` for a line that isn't one of a list, that comes out of order, or whose check doesn't fit.
    public mutating func take(_ line: UnsafeRawBufferPointer) throws(DrawFault) {
        var scanner = LineScanner(line)
        guard scanner.take("["), let reference = scanner.quotedWord(), scanner.take(","),
            let stratum = scanner.number(), scanner.take(","), scanner.numbers(into: &wishes), scanner.take(","),
            let isOut = Self.ruleOrNull(&scanner), scanner.take(","), Self.ruleOrNull(&scanner) != nil,
            case let end = scanner.position, scanner.take(","), let check = scanner.quotedWord(), scanner.take("]"),
            scanner.isAtEnd, isOut == (stratum == 0)
        else {
            throw DrawFault(
                "the list", expected: "an entry such as [\"A-7K3M9QXTB2\",3,[1,5],null,null,\"9f86d081\"]", line)
        }
        let name = "application \(String(decoding: reference, as: UTF8.self))"
        let expected = Self.check(UnsafeRawBufferPointer(rebasing: line[..<end]))
        guard check.elementsEqual(expected) else {
            throw DrawFault(name, expected: "the check \(String(decoding: expected, as: UTF8.self))", check)
        }
        guard stratum <= applicants.count, areKnown(wishes), !isOut || wishes.isEmpty else {
            throw DrawFault(name, expected: "a stratum and wishes, each once, of those that the rules number", line)
        }
        guard previous.isEmpty || previous.lexicographicallyPrecedes(reference) else {
            throw DrawFault(name, expected: "a reference after \(String(decoding: previous, as: UTF8.self))", reference)
        }
        keep(reference, stratum)
        hasher.update(bufferPointer: line)
        hash("")
    }

    /// - Throws: `DrawFault`, as for bytes.
    public mutating func take(_ line: String) throws(DrawFault) {
        try Array(line.utf8).withUnsafeBytes { bytes in
            Result { () throws(DrawFault) in try take(bytes) }
        }.get()
    }

    /// - Returns: the hash of the list.
    /// - Throws: `DrawFault` if there aren't as many applicants in each stratum as the rules say.
    public func finish() throws(DrawFault) -> DrawHash {
        for (index, stratum) in list.rules.strata.enumerated() where stratum.applicants != applicants[index] {
            throw DrawFault(
                "stratum \(index + 1) (\(stratum.answers.joined(separator: ", ")))",
                expected: "\(stratum.applicants) entries", found: String(applicants[index]))
        }
        return DrawHash(hasher)
    }

    private mutating func keep(_ reference: UnsafeRawBufferPointer, _ stratum: Int) {
        previous.removeAll(keepingCapacity: true)
        previous.append(contentsOf: reference)
        applications += 1
        guard stratum > 0 else { return }
        applicants[stratum - 1] += 1
        list.append(reference, stratum: stratum, wishes: wishes)
    }

    /// What is left of a line, and its end.
    private mutating func hash(_ text: String) { hasher.update(data: Array((text + "\n").utf8)) }

    private func areKnown(_ wishes: [UInt16]) -> Bool {
        wishes.indices.allSatisfy { index in
            (1...list.rules.sessions.count).contains(Int(wishes[index])) && !wishes[..<index].contains(wishes[index])
        }
    }

    /// - Returns: whether a word stands there; nil if there is neither a word nor null.
    private static func ruleOrNull(_ scanner: inout LineScanner) -> Bool? {
        if scanner.take("null") { return false }
        return scanner.quotedWord() == nil ? nil : true
    }

    private static func check(_ start: UnsafeRawBufferPointer) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(bufferPointer: start)
        return hasher.finalize().prefix(4).flatMap { [DrawHash.digits[Int($0 >> 4)], DrawHash.digits[Int($0 & 15)]] }
    }
}

/// What is wrong with a draw's papers, and where.
public struct DrawFault: Error, Sendable, Equatable {
    /// What it is about: an application, a hash, a line's name.
    public let place: String
    public let expected: String
    public let found: String

    public init(_ place: String, expected: String, found: String) {
        self.place = place
        self.expected = expected
        self.found = found
    }

    init(_ place: String, expected: String, _ found: some Collection<UInt8>) {
        let isLong = found.count > 100
        self.init(
            place, expected: expected, found: String(decoding: found.prefix(100), as: UTF8.self) + (isLong ? "…" : ""))
    }
}
