import ArgumentParser
import Atelier

/// What certificates are for: a session, or a series as a whole.
struct CourseOptions: ParsableArguments {
    @Argument(help: "The session's code.", transform: Reading.code) var session: String?
    @Option(
        help: "The series' code, in place of a session's: its certificate is for the whole.", transform: Reading.code)
    var series: String?

    func validate() throws { _ = try course() }

    /// - Throws: `ValidationError` unless one of the two was given, which `validate` has ruled out.
    func course() throws -> Course {
        switch (session, series) {
        case (let session?, nil): return .session(session)
        case (nil, let series?): return .series(series)
        default: throw ValidationError("Give either a session's code, or a series' with --series.")
        }
    }
}

extension Course {
    /// In the words of a sentence.
    var name: String {
        switch self {
        case .session(let code): "session \(code)"
        case .series(let code): "series \(code)"
        }
    }

    /// In the words of a command.
    var argument: String {
        switch self {
        case .session(let code): code
        case .series(let code): "--series \(code)"
        }
    }

    var session: String? { if case .session(let code) = self { code } else { nil } }
    var series: String? { if case .series(let code) = self { code } else { nil } }
}
