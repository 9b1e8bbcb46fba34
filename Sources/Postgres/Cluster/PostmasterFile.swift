import Foundation

/// What the server notes in `postmaster.pid`.
struct PostmasterFile: Sendable, Equatable {
    let pid: pid_t
    let startedAt: Date
    /// Whether it takes connections: neither starting nor stopping.
    let isReady: Bool

    /// Nil when the file is absent, or not yet written to its third line.
    init?(path: String) {
        guard let text = FileManager.default.contents(atPath: path) else { return nil }
        self.init(text: String(decoding: text, as: UTF8.self))
    }

    /// Lines: pid, data folder, start (seconds since 1970), port, socket folder, listen address, memory key, state.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The first line is negative for a server in single-user mode, which is none for us.
        guard lines.count > 2, let pid = pid_t(lines[0]), pid > 0, let start = Double(lines[2]) else { return nil }
        self.pid = pid
        startedAt = Date(timeIntervalSince1970: start)
        let state = lines.count > 7 ? lines[7].trimmingCharacters(in: .whitespaces) : "starting"
        isReady = state == "ready" || state == "standby"
    }
}
