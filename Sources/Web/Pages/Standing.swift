import Atelier

/// How a session stands, as a word and a class for its looks.
enum Standing: String {
    case open, closed, cancelled, running, over

    init(_ session: ComingSession) {
        self.init(session.stage, isCancelled: session.state == .cancelled, isOpen: session.state == .open)
    }

    init(_ session: Session) {
        self.init(session.stage, isCancelled: session.state == .cancelled, isOpen: session.registrationOpen)
    }

    private init(_ stage: Session.Stage, isCancelled: Bool, isOpen: Bool) {
        switch stage {
        case _ where isCancelled: self = .cancelled
        case .over: self = .over
        case .running: self = .running
        case .ahead: self = isOpen ? .open : .closed
        }
    }

    var isCancelled: Bool { self == .cancelled }
}

extension Wording {
    /// A standing as a word; who registers for a full session waits.
    func standing(_ standing: Standing, isFull: Bool) -> String {
        say(standing == .open && isFull ? "state_open_full" : "state_\(standing.rawValue)")
    }

    /// `7 of 12 places taken`, `4 of 12 places taken, 8 reserved`, `Full, 3 waiting`; full is what has nobody's seat left.
    func places(_ seats: Seats) -> String {
        guard seats.taken < seats.capacity else {
            return seats.waiting == 0
                ? say("places_full") : say("places_full_waiting", ["waiting": String(seats.waiting)])
        }
        let facts = ["taken": String(seats.taken), "capacity": String(seats.capacity), "kept": String(seats.kept)]
        return say(seats.kept == 0 ? "places_taken" : "places_taken_kept", facts)
    }
}

/// How a session's seats stand; the same figures on pages, in feeds and on the command line.
struct Seats {
    let taken: Int
    let capacity: Int
    /// Reserved for somebody and not used yet.
    let kept: Int
    let waiting: Int

    init(_ session: ComingSession) {
        (taken, capacity, kept, waiting) = (session.taken, session.capacity, session.kept, session.waiting)
    }

    init(_ session: Session) {
        (taken, capacity, kept, waiting) = (session.taken, session.capacity, session.kept, session.waiting)
    }
}
