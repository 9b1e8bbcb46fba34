/// What a draw goes by, besides the list itself: the first line of the list.
public struct DrawRules: Sendable, Equatable {
    /// The fields of the form whose answers, together, make a stratum; none: everybody is in one.
    public let fields: [String]
    /// The sessions in the order in which their seats are given to who has no wish that can be met.
    public let sessions: [Round.Seats]
    public let strata: [Stratum]
    /// Strata between which a tie was decided by their order; see `DrawShares`.
    public let tied: [Int]

    public struct Stratum: Sendable, Equatable {
        /// One a field, empty where the applicants gave none.
        public let answers: [String]
        public let applicants: Int
        public let seats: Int

        public init(answers: [String], applicants: Int, seats: Int) {
            self.answers = answers
            self.applicants = applicants
            self.seats = seats
        }
    }

    /// How many are drawn.
    public var seats: Int { strata.reduce(0) { $0 + $1.seats } }
    public var participants: Int { strata.reduce(0) { $0 + $1.applicants } }

    init(fields: [String], sessions: [Round.Seats], strata: [Stratum], tied: [Int]) {
        self.fields = fields
        self.sessions = sessions
        self.strata = strata
        self.tied = tied
    }

    /// Rules whose seats were shared out before.
    public init(fields: [String], sessions: [Round.Seats], strata: [Stratum]) {
        let seats = strata.reduce(0) { $0 + $1.seats }
        let tied = DrawShares(of: seats, over: strata.map(\.applicants)).tied
        self.init(fields: fields, sessions: sessions, strata: strata, tied: tied)
    }

    /// Shares seats over strata by largest remainder.
    ///
    /// - `seats`: how many to give; nil for all that the sessions have. If there are fewer applicants, each gets one.
    /// - `strata`: answers and number of applicants, in the order of the answers' bytes.
    /// - Throws: `draw_session_missing`, `draw_seats_over_sessions`.
    public init(
        sharing seats: Int?, fields: [String], sessions: [Round.Seats], strata: [(answers: [String], applicants: Int)]
    ) throws(Refusal) {
        let room = sessions.reduce(0) { $0 + $1.seats }
        guard room > 0 else { throw Refusal("draw_session_missing") }
        guard seats ?? 1 <= room else {
            throw Refusal("draw_seats_over_sessions", ["seats": String(seats ?? 0), "room": String(room)])
        }
        let applicants = strata.map(\.applicants)
        let shares = DrawShares(of: min(seats ?? room, applicants.reduce(0, +)), over: applicants)
        self.init(
            fields: fields, sessions: sessions,
            strata: zip(strata, shares.seats).map {
                Stratum(answers: $0.answers, applicants: $0.applicants, seats: $1)
            }, tied: shares.tied)
    }

    /// Rules from the first line of a list.
    ///
    /// - Throws: `DrawFault` if they can't be read, or can't be.
    public init(first line: String) throws(DrawFault) {
        guard let rules = DrawRules(line: line), rules.line == line else {
            throw DrawFault("the rules", expected: "the rules of a draw", found: String(line.prefix(200)))
        }
        if let fault = rules.fault { throw fault }
        self = rules
    }

    /// What in rules that come from elsewhere isn't as `init(sharing:…)` makes it; nil if nothing.
    var fault: DrawFault? {
        let room = sessions.reduce(0) { $0 + $1.seats }
        guard !strata.isEmpty, !sessions.isEmpty, sessions.count < Int(UInt16.max),
            sessions.allSatisfy({ $0.seats > 0 }),
            strata.allSatisfy({ $0.applicants > 0 && $0.answers.count == fields.count })
        else { return DrawFault("the rules", expected: "sessions with seats, strata with applicants", found: line) }
        guard zip(strata, strata.dropFirst()).allSatisfy({ $0.isBefore($1) }) else {
            return DrawFault("the rules", expected: "strata in the order of their answers' bytes", found: line)
        }
        guard seats <= min(room, participants), seats > 0 else {
            return DrawFault("the rules", expected: "1 to \(min(room, participants)) seats", found: String(seats))
        }
        let shares = DrawShares(of: seats, over: strata.map(\.applicants))
        if let wrong = strata.indices.first(where: { strata[$0].seats != shares.seats[$0] }) {
            return DrawFault(
                "the seats of stratum \(wrong + 1) (\(strata[wrong].answers.joined(separator: ", ")))",
                expected: String(shares.seats[wrong]), found: String(strata[wrong].seats))
        }
        return shares.tied == tied ? nil : DrawFault("tied", expected: "\(shares.tied)", found: "\(tied)")
    }

    /// One line of JSON; the first of the list.
    public var line: String {
        let fields = DrawText.list(fields.map(DrawText.quoted))
        let sessions = DrawText.list(sessions.map { "[\(DrawText.quoted($0.session)),\($0.seats)]" })
        let strata = DrawText.list(
            strata.map { "[\(DrawText.list($0.answers.map(DrawText.quoted))),\($0.applicants),\($0.seats)]" })
        let tied = DrawText.list(tied.map(String.init))
        return """
            {"fields":\(fields),"seats":\(self.seats),"sessions":\(sessions),"strata":\(strata),"tied":\(tied)}
            """
    }

    init?(line: String) {
        guard let tree = DrawText.tree(line), case .object(let members) = tree,
            let fields = members["fields"]?.texts, case .list(let sessions)? = members["sessions"],
            case .list(let strata)? = members["strata"], let tied = members["tied"]?.counts
        else { return nil }
        let read = sessions.compactMap(Round.Seats.init(drawn:))
        let parts = strata.compactMap(Stratum.init(tree:))
        guard read.count == sessions.count, parts.count == strata.count else { return nil }
        self.init(fields: fields, sessions: read, strata: parts, tied: tied)
    }
}

extension Round.Seats {
    fileprivate init?(drawn tree: JSONTree) {
        guard case .list(let parts) = tree, parts.count == 2, case .text(let session) = parts[0],
            let seats = parts[1].count
        else { return nil }
        self.init(session: session, seats: seats)
    }
}

extension DrawRules: DrawLine {}

extension DrawRules.Stratum {
    /// By the bytes of the answers, field by field.
    func isBefore(_ other: Self) -> Bool {
        answers.lexicographicallyPrecedes(other.answers) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    fileprivate init?(tree: JSONTree) {
        guard case .list(let parts) = tree, parts.count == 3, let answers = parts[0].texts,
            let applicants = parts[1].count, let seats = parts[2].count
        else { return nil }
        self.init(answers: answers, applicants: applicants, seats: seats)
    }
}
