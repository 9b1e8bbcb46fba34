import Foundation
import Glibc

/// Where words go: results to stdout, everything else to stderr.
enum Terminal {
    /// A line for the person at the terminal, on stderr.
    static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    /// A result, on stdout, with a line end added if it has none.
    static func put(_ text: String) {
        FileHandle.standardOutput.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Whether stdout is a terminal that may be sent colours.
    static var hasColour: Bool {
        isatty(STDOUT_FILENO) == 1 && Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
    }

    /// Text in bold on a terminal, as it is elsewhere.
    static func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
