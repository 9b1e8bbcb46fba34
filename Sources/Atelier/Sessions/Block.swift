public import Foundation

extension Session {
    /// One stretch of time, from `startsAt` up to, not including, `endsAt`.
    public struct Block: Sendable, Equatable {
        public let id: ID<Block>
        public let starts: LocalDateTime
        public let ends: LocalDateTime
        public let zone: String
        public let startsAt: Date
        public let endsAt: Date
        /// The code of its room, if it has one.
        public let room: String?
        /// The number of the training's module that it teaches, if it teaches one.
        public let module: Int?
        public let title: String?
        /// Where it is, if not where its session is: a town, the code of a country, the organisation that receives.
        public let place: String?
        public let country: String?
        public let host: String?
        /// What happens in it, by number.
        public package(set) var agenda: [AgendaItem] = []

        public init(
            id: ID<Block>, starts: LocalDateTime, ends: LocalDateTime, zone: String, startsAt: Date, endsAt: Date,
            room: String?, module: Int?, title: String?, place: String?, country: String?, host: String?
        ) {
            self.id = id
            self.starts = starts
            self.ends = ends
            self.zone = zone
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.room = room
            self.module = module
            self.title = title
            self.place = place
            self.country = country
            self.host = host
        }
    }

    /// A part of a block's agenda.
    public struct AgendaItem: Sendable, Equatable {
        /// From 1.
        public let number: Int
        public let title: Texts
        /// How long it takes, in minutes.
        public let minutes: Int?
        /// Who speaks: names of persons whom the actor's office sees, else codes.
        public let speakers: [String]

        public init(number: Int, title: Texts, minutes: Int?, speakers: [String]) {
            self.number = number
            self.title = title
            self.minutes = minutes
            self.speakers = speakers
        }
    }
}
