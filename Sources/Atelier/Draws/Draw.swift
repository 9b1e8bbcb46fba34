public import Foundation

/// One try at drawing a round: what was announced before anybody could know the result, and what became of it.
public struct Draw: Sendable, Equatable {
    public let announcement: Announcement
    public let rules: DrawRules
    public let outcome: Outcome

    /// Committed → run | abandoned.
    public enum Outcome: Sendable, Equatable {
        case committed
        case run(Run)
        case abandoned(Abandonment)

        public var word: String {
            switch self {
            case .committed: "committed"
            case .run: "run"
            case .abandoned: "abandoned"
            }
        }
    }

    /// How the seed came about and what it gave.
    public struct Run: Sendable, Equatable {
        public let at: Date
        public let publicValue: String
        public let secret: DrawHash
        public let resultSHA256: DrawHash

        public var seed: DrawSeed { DrawSeed(secret: secret, publicValue: publicValue) }

        public init(at: Date, publicValue: String, secret: DrawHash, resultSHA256: DrawHash) {
            self.at = at
            self.publicValue = publicValue
            self.secret = secret
            self.resultSHA256 = resultSHA256
        }
    }

    /// The secret is published all the same, so that everybody can see what was given up.
    public struct Abandonment: Sendable, Equatable {
        public let at: Date
        public let because: String
        public let secret: DrawHash

        public init(at: Date, because: String, secret: DrawHash) {
            self.at = at
            self.because = because
            self.secret = secret
        }
    }

    public init(announcement: Announcement, rules: DrawRules, outcome: Outcome) {
        self.announcement = announcement
        self.rules = rules
        self.outcome = outcome
    }
}

extension Draw {
    /// What is published when the list is frozen. Its SHA-256 binds all of it: list, rules, secret, source and instant.
    public struct Announcement: Sendable, Equatable {
        /// The round's code.
        public let round: String
        /// The round's how-manieth try it is, from 1.
        public let draw: Int
        /// What the public value is to be, in words.
        public let source: String
        /// Before this instant the public value isn't known.
        public let instant: Date
        /// The first instant at which reserves fill no more; nil: until their session begins.
        public let reservesUntil: Date?
        public let committedAt: Date
        /// The SHA-256 of the secret's 32 bytes.
        public let commitment: DrawHash
        public let listSHA256: DrawHash
        /// How many applications are in the list, and how many of them take part.
        public let applications: Int
        public let participants: Int

        public init(
            round: String, draw: Int, source: String, instant: Date, reservesUntil: Date?, committedAt: Date,
            commitment: DrawHash, listSHA256: DrawHash, applications: Int, participants: Int
        ) {
            self.round = round
            self.draw = draw
            self.source = source
            self.instant = instant
            self.reservesUntil = reservesUntil
            self.committedAt = committedAt
            self.commitment = commitment
            self.listSHA256 = listSHA256
            self.applications = applications
            self.participants = participants
        }

        /// The SHA-256 of the announcement's line.
        public var sha256: DrawHash { .sha256(of: line) }

        var line: String {
            """
            {"applications":\(applications),"commitment":"\(commitment)","committed_at":\(DrawText.quoted(committedAt)),\
            "draw":\(draw),"instant":\(DrawText.quoted(instant)),"list_sha256":"\(listSHA256)",\
            "participants":\(participants),"reserves_until":\(DrawText.quoted(reservesUntil)),\
            "round":\(DrawText.quoted(round)),"source":\(DrawText.quoted(source))}
            """
        }

        init?(line: String) {
            guard case .object(let members)? = DrawText.tree(line), let round = members["round"]?.text,
                let draw = members["draw"]?.count, let source = members["source"]?.text,
                let instant = members["instant"]?.instant, let committedAt = members["committed_at"]?.instant,
                let commitment = members["commitment"]?.hash, let list = members["list_sha256"]?.hash,
                let applications = members["applications"]?.count, let participants = members["participants"]?.count
            else { return nil }
            self.init(
                round: round, draw: draw, source: source, instant: instant,
                reservesUntil: members["reserves_until"]?.instant, committedAt: committedAt, commitment: commitment,
                listSHA256: list, applications: applications, participants: participants)
        }
    }
}

extension Draw.Announcement: DrawLine {}

extension Draw.Outcome: DrawLine {
    /// The SHA-256 of the outcome's line; the chain of events begins with it.
    public var sha256: DrawHash { .sha256(of: line) }

    /// `null` as long as it is committed.
    var line: String {
        switch self {
        case .committed: "null"
        case .run(let run):
            """
            {"at":\(DrawText.quoted(run.at)),"public_value":\(DrawText.quoted(run.publicValue)),\
            "result_sha256":"\(run.resultSHA256)","secret":"\(run.secret)","seed":"\(run.seed.hash)","state":"run"}
            """
        case .abandoned(let end):
            """
            {"at":\(DrawText.quoted(end.at)),"because":\(DrawText.quoted(end.because)),"secret":"\(end.secret)",\
            "state":"abandoned"}
            """
        }
    }

    /// The seed isn't read: it follows from secret and public value.
    init?(line: String) {
        guard let tree = DrawText.tree(line) else { return nil }
        switch tree {
        case .null: self = .committed
        case .object(let members):
            guard let at = members["at"]?.instant, let secret = members["secret"]?.hash else { return nil }
            if let value = members["public_value"]?.text, let result = members["result_sha256"]?.hash {
                self = .run(Draw.Run(at: at, publicValue: value, secret: secret, resultSHA256: result))
            } else if let because = members["because"]?.text {
                self = .abandoned(Draw.Abandonment(at: at, because: because, secret: secret))
            } else {
                return nil
            }
        default: return nil
        }
    }

    var secret: DrawHash? {
        switch self {
        case .committed: nil
        case .run(let run): run.secret
        case .abandoned(let end): end.secret
        }
    }
}
