/// How a session's seats are given, as the field says it and without a database: the reference against which the histories of
/// real services are held. Who comes gets a seat while there is one, and waits otherwise; whoever has waited longest gets a
/// seat that becomes free.
struct AdmissionModel {
    enum Event: Equatable, CustomStringConvertible {
        case came(String)
        case cancelled(String)
        case resized(Int)

        var description: String {
            switch self {
            case .came(let id): "\(id.suffix(6)) came"
            case .cancelled(let id): "\(id.suffix(6)) was cancelled"
            case .resized(let capacity): "\(capacity) seats"
            }
        }
    }

    /// A registration's new state.
    struct Change: Equatable, CustomStringConvertible {
        let id: String
        let state: String
        var description: String { "\(id.suffix(6)) \(state)" }
    }

    private var capacity: Int
    private var seated: Set<String> = []
    private var line: [String] = []

    init(capacity: Int) { self.capacity = capacity }

    /// What an event brings, in order.
    mutating func changes(after event: Event) -> [Change] {
        var changes: [Change] = []
        switch event {
        case .came(let id):
            let hasSeat = seated.count < capacity
            if hasSeat { seated.insert(id) } else { line.append(id) }
            changes.append(Change(id: id, state: hasSeat ? "confirmed" : "waitlisted"))
        case .cancelled(let id):
            seated.remove(id)
            line.removeAll { $0 == id }
            changes.append(Change(id: id, state: "cancelled"))
        case .resized(let capacity):
            self.capacity = capacity
        }
        while seated.count < capacity, !line.isEmpty {
            let next = line.removeFirst()
            seated.insert(next)
            changes.append(Change(id: next, state: "confirmed"))
        }
        return changes
    }
}
