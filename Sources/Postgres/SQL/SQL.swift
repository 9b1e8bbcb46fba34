/// A piece of SQL in which every value travels apart from the text.
///
/// Written as a literal. A value enters by interpolation and becomes `$1`, `$2` …; another `SQL` enters by
/// interpolation as text, its own values renumbered. A `String` never becomes text: interpolated, it is a value.
///
/// ```swift
/// let byTrainer: SQL = trainer.map { "AND trainer_id = \($0)" } ?? ""
/// let query: SQL = "SELECT id FROM session WHERE starts_at >= \(from) \(byTrainer) ORDER BY id"
/// ```
///
/// There is no way to interpolate an identifier: columns to sort by come from a `switch` that yields `SQL`.
public struct SQL: Sendable {
    enum Part: Sendable {
        case text(String)
        case bind(Bind)
        case splice(SQL)
    }

    var parts: [Part]

    /// The only door for text made at run time: migrations, `schema.sql`, tests. CI greps for it.
    package init(trusted text: String) {
        parts = [.text(text)]
    }

    init(parts: [Part]) {
        self.parts = parts
    }
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        parts = [.text(value)]
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        parts = interpolation.parts
    }

    /// Collects text, values and spliced fragments in the order in which they were written.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// A value.
        public mutating func appendInterpolation(_ value: some Bindable) {
            parts.append(.bind(value.bind))
        }

        /// A value, or NULL for nil. Without this overload the compiler warns of an optional in an interpolation.
        public mutating func appendInterpolation(_ value: (some Bindable)?) {
            parts.append(.bind(value?.bind ?? .null))
        }

        /// A fragment, whose values are renumbered to follow those before it.
        public mutating func appendInterpolation(_ fragment: SQL) {
            parts.append(.splice(fragment))
        }
    }
}

extension SQL {
    /// Whether there is nothing in it: no text, no value.
    public var isEmpty: Bool {
        parts.allSatisfy { part in
            switch part {
            case .text(let text): text.isEmpty
            case .bind: false
            case .splice(let fragment): fragment.isEmpty
            }
        }
    }
}

extension Sequence<SQL> {
    /// The fragments in order, with `separator` between them: conditions joined by `" AND "`.
    public func joined(separator: SQL) -> SQL {
        var parts: [SQL.Part] = []
        for fragment in self {
            if !parts.isEmpty { parts.append(.splice(separator)) }
            parts.append(.splice(fragment))
        }
        return SQL(parts: parts)
    }
}
