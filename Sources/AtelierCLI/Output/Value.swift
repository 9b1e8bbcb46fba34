import Atelier

/// What stands in a cell or in a JSON member.
enum Value: Sendable, Equatable {
    case none
    case text(String)
    case number(Int)
    case fraction(Double)
    case flag(Bool)
    case day(LocalDate)
    /// A local time; its zone stands beside it.
    case moment(LocalDateTime)
    /// A local time that programs are told with its offset.
    case instant(Instant)
    case amount(Amount)
    case list([Value])
    /// Members in declared order.
    case object([Member])
    /// A text and the note that must stand wherever it is shown: in a table a footnote, elsewhere a field of its own.
    case noted(String, note: String?)

    struct Member: Sendable, Equatable {
        let key: String
        let value: Value

        init(_ key: String, _ value: Value) {
            self.key = key
            self.value = value
        }
    }

    static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .none }
    static func number(_ number: Int?) -> Value { number.map { .number($0) } ?? .none }
    static func day(_ day: LocalDate?) -> Value { day.map { .day($0) } ?? .none }
    static func moment(_ moment: LocalDateTime?) -> Value { moment.map { .moment($0) } ?? .none }
    static func instant(_ instant: Instant?) -> Value { instant.map { .instant($0) } ?? .none }
    static func amount(_ amount: Amount?) -> Value { amount.map { .amount($0) } ?? .none }
    /// `6/20`, `6/20, 4 reserved`: taken, of how many, and kept for somebody who hasn't come yet.
    static func seats(taken: Int, of capacity: Int, kept: Int) -> Value {
        .text("\(taken)/\(capacity)" + (kept == 0 ? "" : ", \(kept) reserved"))
    }
    static func texts(_ texts: [String]) -> Value { .list(texts.map { .text($0) }) }

    /// As people read it; a list's parts are separated by commas.
    var shown: String {
        switch self {
        case .none: ""
        case .text(let text), .noted(let text, _): text
        case .number(let number): String(number)
        case .fraction(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .day(let day): day.description
        case .moment(let moment): moment.description
        case .instant(let instant): instant.text
        case .amount(let amount): amount.description
        case .list(let values): values.map(\.shown).joined(separator: ", ")
        case .object(let members): members.map(\.value.shown).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}
