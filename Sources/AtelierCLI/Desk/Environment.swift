import Foundation
import Glibc

/// The environment variables that the tool reads; an empty one counts as unset.
enum Environment {
    static func value(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// Whether errors are told with what stands behind them.
    static var wantsDetails: Bool { value("ATELIER_DEBUG") == "1" }

    /// Whether libpq's own variables name a place; `PGUSER` and the like alone don't.
    static var namesDatabase: Bool {
        ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"].contains { value($0) != nil }
    }

    /// Keeps libpq's variables (`PGOPTIONS`, `PGSSLMODE` …) away from a database that isn't theirs.
    static func forgetLibpqVariables() {
        for name in ProcessInfo.processInfo.environment.keys where name.hasPrefix("PG") { unsetenv(name) }
    }
}
