import Foundation
import Glibc

/// One run of a program, waited for.
///
/// Exit status 127 (126): the program is not there (not to be run). Made for programs that leave a server behind: the child gets no descriptor of ours but its own output,
/// no signal setting and no environment of ours, so that the server keeps neither a terminal, a lock nor `PG…` variables.
/// (Foundation's `Process` waits for the end of every process that inherits its socket, so it would wait for the server.)
struct ServerCommand: Sendable, Equatable {
    /// Absolute path of the program.
    var program: String
    var arguments: [String]
    /// Working directory.
    var folder = "/"
    /// Messages in English, since some of them are recognised; no `PG…` variable.
    var environment = [
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
    ]

    struct Outcome: Sendable, Equatable {
        /// Exit status; 128 + signal when a signal ended it.
        let status: Int32
        /// What it wrote to standard output and standard error, in order.
        let output: String
    }

    /// Runs the program to its end. Blocks.
    ///
    /// - Throws: `refused` when it can't be started.
    func run() throws(ClusterError) -> Outcome {
        // Memory, not a pipe: a daemon that kept the pipe open would keep us reading.
        let output = Self.sharedMemory()
        guard output >= 0 else { throw refusal(errno) }
        defer { close(output) }
        let child = try spawn(output: output)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7f
        return Outcome(status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: Self.text(of: output))
    }

    private func spawn(output: Int32) throws(ClusterError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        // Closing one that is gone meanwhile is no error; `output` is closed too, now that 1 and 2 are its copies.
        for file in Self.openFiles() where file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
        var attributes = Self.plainSignals()
        defer { posix_spawnattr_destroy(&attributes) }

        // posix_spawn's own way to change the folder is hidden from Swift.
        let words = ([Self.env, "--chdir=" + folder, program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var child: pid_t = 0
        let problem = posix_spawn(&child, Self.env, &actions, &attributes, words, variables)
        guard problem == 0 else { throw refusal(problem) }
        return child
    }

    /// Every signal at its default and none blocked: dispatch's threads block all, a service ignores some.
    private static func plainSignals() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    private static let env = "/usr/bin/env"

    /// A file in memory that has no name any more; -1 and `errno` when there is none to be had.
    private static func sharedMemory() -> Int32 {
        for number in 1...1000 {
            let name = "/atelier-\(getpid())-\(number)"
            let file = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
            if file < 0 && errno == EEXIST { continue }
            shm_unlink(name)
            return file
        }
        return -1
    }

    private static func openFiles() -> [Int32] {
        // Without /proc nothing can be listed; the kernel still closes all that are marked close-on-exec.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }
    }

    private static func text(of file: Int32) -> String {
        let size = Int(lseek(file, 0, SEEK_END))
        guard size > 0 else { return "" }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, size, 0))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func refusal(_ code: Int32) -> ClusterError {
        .refused(action: "run", place: program, reason: String(cString: strerror(code)))
    }
}
