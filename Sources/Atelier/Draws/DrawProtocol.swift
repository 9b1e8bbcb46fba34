/// Writes a draw's protocol: one JSON object, in lines of which each means one thing, always the same bytes for the same
/// draw. deploy/draws/README.md has the format.
public struct DrawProtocol {
    static let format = "atelier-draw-1"

    private let put: (String) throws -> Void
    private var entries = 0

    /// - `put`: takes the protocol piece by piece.
    public init(to put: @escaping (String) throws -> Void) { self.put = put }

    /// What was announced. The entries of the list follow.
    public mutating func begin(_ draw: Draw) throws {
        try put(
            """
            {"format":"\(Self.format)",
            "announcement":\(draw.announcement.line),
            "announcement_sha256":"\(draw.announcement.sha256)",
            "rules":\(draw.rules.line),
            "list":[
            """)
    }

    /// - `line`: of an entry of the list.
    public mutating func add(_ line: String) throws {
        try put((entries == 0 ? "\n" : ",\n") + line)
        entries += 1
    }

    /// What became of it.
    ///
    /// - `result`: of a draw that was run.
    public func end(_ outcome: Draw.Outcome, result: DrawResult?, events: [DrawEvent]) throws {
        try put("\n],\n\"outcome\":\(outcome.line),\n\"outcome_sha256\":\"\(outcome.sha256)\",\n\"result\":[")
        var separator = "\n"
        try result?.forEachLine { line, _ in
            try put(separator + String(decoding: line, as: UTF8.self))
            separator = ",\n"
        }
        try put("\n],\n\"events\":[")
        var chain = outcome.sha256
        separator = "\n"
        for event in events {
            let line = event.line(after: chain)
            chain = line.chain
            try put(separator + line.text)
            separator = ",\n"
        }
        try put("\n]}\n")
    }
}
