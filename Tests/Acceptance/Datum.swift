/// A member of a JSON object, whatever it holds.
enum Datum: Decodable, Equatable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Datum])
    case object([String: Datum])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([Datum].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: Datum].self))
        }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
}
