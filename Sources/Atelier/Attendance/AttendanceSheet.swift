/// Who was in which block of a session for how long.
public struct AttendanceSheet: Sendable, Equatable {
    public let blocks: [Block]
    public let rows: [Row]

    public struct Block: Sendable, Equatable {
        public let starts: LocalDateTime
        public let ends: LocalDateTime
        public let zone: String
        /// As the clock counts, not as it shows.
        public let minutes: Int

        public init(starts: LocalDateTime, ends: LocalDateTime, zone: String, minutes: Int) {
            self.starts = starts
            self.ends = ends
            self.zone = zone
            self.minutes = minutes
        }
    }

    /// Somebody who has a seat.
    public struct Row: Sendable, Equatable {
        /// The person's reference.
        public let person: String
        public let name: String?
        public let nameOwnScript: String?
        public let attendance: Registration.Attendance?
        /// One a block; nil where nothing is recorded.
        public let presence: [Presence?]
        /// Attended, of all blocks.
        public let minutes: Int

        public init(
            person: String, name: String?, nameOwnScript: String?, attendance: Registration.Attendance?,
            presence: [Presence?], minutes: Int
        ) {
            self.person = person
            self.name = name
            self.nameOwnScript = nameOwnScript
            self.attendance = attendance
            self.presence = presence
            self.minutes = minutes
        }
    }

    /// The minutes of all blocks.
    public var minutes: Int { blocks.reduce(0) { $0 + $1.minutes } }

    /// The share of the session's minutes that somebody attended, 0 to 1; nil before anything is recorded.
    public func share(of row: Row) -> Double? {
        guard minutes > 0, row.presence.contains(where: { $0 != nil }) else { return nil }
        return Double(row.minutes) / Double(minutes)
    }

    public init(blocks: [Block], rows: [Row]) {
        self.blocks = blocks
        self.rows = rows
    }
}

/// Whether somebody was in a block, and for how long.
public enum Presence: Sendable, Equatable {
    /// Nil minutes: the whole block.
    case present(minutes: Int?)
    /// With leave or without.
    case absent(excused: Bool)
}
