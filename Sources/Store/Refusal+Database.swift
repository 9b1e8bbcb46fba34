public import Atelier
import Foundation
import Postgres

extension Refusal {
    /// What the database's "no" means: a rule raised by `atelier.refuse`, or a violated constraint, which is named
    /// `table_rule`. Nil if the error is a fault and not an answer.
    ///
    /// `facts`: what the caller knows; the database's own facts win.
    init?(_ error: DatabaseError, facts: [String: String]) {
        guard let state = error.sqlState else { return nil }
        switch (state, error.constraint) {
        case (.refusal, let rule?):
            self.init(rule, facts.merging(Self.facts(json: error.detail ?? "{}")) { $1 })
        case (_, let constraint?) where state.rawValue.hasPrefix("23"):
            self.init(constraint, facts)
        case (.insufficientPrivilege, _):
            self.init("actor_may_not", facts)
        case (.lockNotAvailable, _):
            self.init(Self.busy, facts)
        case _ where state.rawValue.hasPrefix("22"):
            self.init("value_out_of_range", facts)
        default:
            return nil
        }
    }

    /// The rule of a write that waited too long for another one's lock: the same may be asked again at once.
    public static let busy = "busy"

    /// Facts as they stand in a `facts` column or in the detail of a refusal: a flat object; numbers become text.
    static func facts(json: String) -> [String: String] {
        guard let object = try? JSONDecoder().decode([String: Fact].self, from: Data(json.utf8)) else {
            // Not an object of ours: the rule's sentence is shown without facts rather than not at all.
            return [:]
        }
        return object.compactMapValues(\.text)
    }

    private struct Fact: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                text = nil
            } else if let string = try? value.decode(String.self) {
                text = string
            } else if let whole = try? value.decode(Int.self) {
                text = String(whole)
            } else {
                text = String(try value.decode(Double.self))
            }
        }
    }
}

extension SQLState {
    /// What `atelier.refuse` raises.
    fileprivate static let refusal = SQLState(rawValue: "AT409")
}
