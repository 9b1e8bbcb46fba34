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

    /// `7 of 12 places taken`, `Full, 3 waiting`.
    func places(taken: Int, capacity: Int, waiting: Int) -> String {
        switch (taken < capacity, waiting) {
        case (true, _): say("places_taken", ["taken": String(taken), "capacity": String(capacity)])
        case (false, 0): say("places_full")
        case (false, _): say("places_full_waiting", ["waiting": String(waiting)])
        }
    }
}
