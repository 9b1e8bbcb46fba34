import Foundation
import Glibc

/// Where words go: results to stdout, everything else to stderr.
enum Terminal {
    /// A line for the person at the terminal, on stderr.
    static func say(_ line: String) {
        // Where stderr is closed nobody wants to know.
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    /// A result, on stdout, with a line end added if it has none. Ends the process if it can't be written: a script must
    /// not take half a listing for the whole.
    static func put(_ text: String) {
        // By bytes: CR LF is one Character, which isn't a suffix "\n".
        let line = text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
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
