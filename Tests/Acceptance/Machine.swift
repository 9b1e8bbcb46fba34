import Foundation
import Glibc

/// How a run of the tool ended.
struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// The lines on stderr.
    var complaints: [String] { errors.split(separator: "\n").map(String.init) }

    /// What stdout holds as JSON.
    func json<T: Decodable>(_ type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }
}

/// A machine on which nobody has used the tool yet: a home of its own below /tmp (a socket's path must be short), and the
/// built binary. `remove` stops its database and deletes it.
struct Machine: Sendable {
    let home: String

    /// - Parameter name: tells machines of one test process apart.
    init(_ name: String) {
        self.init(home: "/tmp/atelier-acc-\(getpid())-\(name)")
    }

    private init(home: String) { self.home = home }

    /// One for all tests that need no empty one; gone when the process ends.
    static let shared: Machine = {
        removeLeftovers()
        atexit { Machine("shared").remove() }
        return Machine("shared")
    }()

    /// Removes what test processes that were killed left behind.
    private static func removeLeftovers() {
        // An unreadable /tmp has none of ours.
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? [] {
            let parts = entry.split(separator: "-", maxSplits: 3)
            guard entry.hasPrefix("atelier-acc-"), parts.count == 4, let pid = pid_t(parts[2]), kill(pid, 0) != 0,
                !entry.hasSuffix(".lock")
            else { continue }
            Machine(home: "/tmp/" + entry).remove()
        }
    }

    /// Whether tests run that break things on purpose, which want the machine for themselves.
    static let isForBreaking =
        ["failures", "all"].contains(ProcessInfo.processInfo.environment["ATELIER_TEST_TIER"] ?? "default")

    /// The binary stands beside the test bundle.
    static let binary: URL = {
        let path = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: "atelier")
    }()

    /// Its running database as somebody names it who doesn't keep it.
    func conninfo(_ database: String, user: String) -> String {
        "host=\(home)/run port=5432 dbname=\(database) user=\(user)"
    }

    /// Runs the tool to its end, with variables on top of the machine's own; nothing else comes from the tests'
    /// environment, so that no `PG*` variable of the person who runs them is heard.
    @discardableResult
    func atelier(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).finish()
    }

    @discardableResult
    func atelier(_ arguments: String...) throws -> Outcome { try atelier(arguments) }

    /// Begins a run, so that another can begin meanwhile.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let run = Run()
        try start(run, arguments, environment: environment)
        return run
    }

    /// The same with a run whose outlets were changed.
    func start(_ run: Run, _ arguments: [String], environment: [String: String] = [:]) throws {
        run.process.executableURL = Self.binary
        run.process.arguments = arguments
        run.process.environment = ["ATELIER_HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
            .merging(environment) { $1 }
        try run.process.run()
    }

    /// Stops the database and deletes everything; what is gone already is no reason to complain.
    func remove() {
        _ = try? atelier("db", "stop")
        // What the server's last processes still put away is no reason to leave the rest.
        for _ in 1...3 where FileManager.default.fileExists(atPath: home) {
            try? FileManager.default.removeItem(atPath: home)
        }
        try? FileManager.default.removeItem(atPath: home + ".lock")
    }
}

/// A run of the tool that may not have ended yet.
final class Run {
    let process = Process()
    private let (output, errors) = (Pipe(), Pipe())

    init() {
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
    }

    /// Reads stderr until a line has what is looked for.
    ///
    /// - Returns: the first group of the match, or nil if the run ended without it.
    func waitForError(matching pattern: Regex<(Substring, Substring)>) -> String? {
        var said = ""
        while case let data = errors.fileHandleForReading.availableData, !data.isEmpty {
            said += String(decoding: data, as: UTF8.self)
            if let found = said.firstMatch(of: pattern) { return String(found.output.1) }
        }
        return nil
    }

    /// The same for a run that might go on for ever: ends it after some time, so that a test fails and doesn't hang.
    func finish(within time: Duration) -> Outcome {
        let process = process
        let end = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Int(time.components.seconds)), execute: end)
        defer { end.cancel() }
        return finish()
    }

    /// Waits for its end. Reads stdout first: what the tool says on stderr always fits into a pipe.
    func finish() -> Outcome {
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self))
    }
}
