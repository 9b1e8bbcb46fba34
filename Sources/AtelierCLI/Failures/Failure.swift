import ArgumentParser
import Atelier
import Postgres
import Workbooks

/// What is told of an error: one sentence for people, a status for scripts, and details for who asks (`ATELIER_DEBUG=1`).
///
/// This is the only place that turns errors into exit statuses.
struct Failure {
    let status: ExitStatus
    let sentence: String
    let details: String?

    /// - Returns: nil for what the argument parser words itself: help, versions, wrong usage.
    init?(_ error: any Error) {
        switch error {
        case let refusal as Refusal:
            self.init(.no, refusal.sentence(), details: "rule: \(refusal.rule)")
        case let error as WorkbookError:
            self.init(.no, error.description)
        case let answer as Answer:
            self.init(answer.status, answer.sentence)
        case let error as ClusterError:
            self.init(.outOfReach, Self.asSentence("\(error)"))
        case let error as ConnectionError:
            self.init(.outOfReach, Self.asSentence(Self.onOneLine(error.description)))
        case let error as DatabaseError:
            self.init(database: error)
        case let error as MigrationError:
            self.init(
                error.kind == .altered || error.kind == .ahead ? .no : .broken, Self.asSentence(error.description))
        case is CleanExit, is ValidationError, is ExitCode:
            return nil
        default:
            guard !Self.isOfTheArgumentParser(error) else { return nil }
            self.init(.broken, Self.brokenSentence, details: String(reflecting: error))
        }
    }

    private init(_ status: ExitStatus, _ sentence: String, details: String? = nil) {
        self.status = status
        self.sentence = sentence
        self.details = details
    }

    private init(database error: DatabaseError) {
        switch error.kind {
        case .connectionLost, .noConnectionFree, .closed, .commitOutcomeUnknown:
            self.init(.outOfReach, Self.asSentence(error.description), details: error.debugDescription)
        default:
            let code = error.sqlState.map { " (\($0))" } ?? ""
            self.init(
                .broken,
                "The database answered with an error that atelier doesn't know\(code); "
                    + "set ATELIER_DEBUG=1 for its details and report them.", details: error.debugDescription)
        }
    }

    private static let brokenSentence =
        "Something in atelier is broken; set ATELIER_DEBUG=1 for the details and report them."

    /// The parser's own error type has no public name; its module has.
    private static func isOfTheArgumentParser(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }

    /// With a capital first and a stop at the end, unless it goes on with a program's own lines.
    private static func asSentence(_ text: String) -> String {
        let isEnded = text.hasSuffix(".") || text.hasSuffix(".)") || text.contains("\n")
        return text.prefix(1).uppercased() + text.dropFirst() + (isEnded ? "" : ".")
    }

    /// libpq adds a hint on a line of its own.
    private static func onOneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.drop { $0.isWhitespace } }.joined(separator: " ")
            .replacing("?. ", with: "? ")
    }
}
