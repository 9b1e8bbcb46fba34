import Atelier
import Foundation

/// How a session stands, as a word and a class for its looks.
enum Standing: String {
    case open, closed, cancelled, running, over

    init(_ session: ComingSession, now: Date) {
        switch session.state {
        case .cancelled: self = .cancelled
        case _ where session.startsAt <= now: self = .running
        case .open: self = .open
        case .closed: self = .closed
        }
    }

    init(_ session: Session, now: Date) {
        let (starts, ends) = (session.blocks.first?.startsAt, session.blocks.map(\.endsAt).max())
        switch session.state {
        case .cancelled: self = .cancelled
        case _ where ends.map { $0 <= now } ?? false: self = .over
        case _ where starts.map { $0 <= now } ?? false: self = .running
        default: self = session.registrationOpen ? .open : .closed
        }
    }

    var isCancelled: Bool { self == .cancelled }
}

extension Wording {
    /// A standing as a word; who registers for a full session waits.
    func standing(_ standing: Standing, isFull: Bool) -> String {
        say(standing == .open && isFull ? "state_open_full" : "state_\(standing.rawValue)")
    }

    /// `7 of 12 places taken`, `Full, 3 waiting`.
    func places(taken: Int, capacity: Int, waiting: Int) -> String {
        switch (taken < capacity, waiting) {
        case (true, _): say("places_taken", ["taken": String(taken), "capacity": String(capacity)])
        case (false, 0): say("places_full")
        case (false, _): say("places_full_waiting", ["waiting": String(waiting)])
        }
    }
}
