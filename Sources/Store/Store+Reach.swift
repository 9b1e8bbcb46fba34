import Postgres

extension Store {
    /// Whether an error means that the database can't be asked at the moment, so that it is worth trying again: no
    /// connection, a lost one, or a server that starts, stops or has no room.
    public static func isOutOfReach(_ error: any Error) -> Bool {
        switch error {
        case let error as ConnectionError: error.reason == .refused
        case let error as DatabaseError:
            [.connectionLost, .noConnectionFree, .closed].contains(error.kind)
                || outOfReach.contains(error.sqlState?.rawValue.prefix(2) ?? "")
        default: false
        }
    }

    /// Classes of SQLSTATE: connection exception, insufficient resources, operator intervention.
    private static let outOfReach: Set<Substring> = ["08", "53", "57"]
}
