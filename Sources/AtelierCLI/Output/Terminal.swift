import Foundation
import Glibc
import Synchronization

/// Where words go: results to stdout, everything else to stderr.
enum Terminal {
    /// A line for the person at the terminal, on stderr.
    static func say(_ line: String) {
        // Where stderr is closed nobody wants to know.
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    /// A hint, on stderr, for the person at the terminal; of a command that another runs nobody reads it.
    static func advise(_ line: String) {
        if collector == nil { say(line) }
    }

    /// A line for the person at the terminal, on stderr, whose place the next one takes; `isLast`: stays,
    /// and is said even where no terminal watches lines move.
    static func progress(_ line: String, isLast: Bool = false) {
        guard isatty(STDERR_FILENO) == 1 else { return isLast ? say(line) : () }
        try? FileHandle.standardError.write(contentsOf: Data("\r\(line)\u{1B}[K\(isLast ? "\n" : "")".utf8))
    }

    /// Where results go instead of stdout, for a command that is run by another.
    @TaskLocal private static var collector: Collector?

    private final class Collector: Sendable {
        let text = Mutex("")
    }

    /// What `work` puts, instead of writing it to stdout.
    static func collecting(_ work: () async throws -> Void) async throws -> String {
        let collector = Collector()
        try await $collector.withValue(collector, operation: work)
        return collector.text.withLock { $0 }
    }

    /// A result, on stdout, with a line end added if it has none. Ends the process if it can't be written: a script must
    /// not take half a listing for the whole.
    static func put(_ text: String) {
        // By bytes: CR LF is one Character, which isn't a suffix "\n".
        let line = text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
        if let collector { return collector.text.withLock { $0 += line } }
        put(Data(line.utf8))
    }

    /// The same for what isn't text, such as a workbook.
    static func put(_ bytes: Data) {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            say(
                "The result can't be written to stdout; make room where it goes, and see what was done before doing it again."
            )
            exit(ExitStatus.broken.rawValue)
        }
    }

    /// Whether stdout is a terminal that may be sent colours.
    static var hasColour: Bool {
        isatty(STDOUT_FILENO) == 1 && Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
    }

    /// Text in bold on a terminal, as it is elsewhere.
    static func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
