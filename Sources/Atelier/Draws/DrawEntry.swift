/// An application in the frozen list of a draw: it takes part in a stratum, or it doesn't, by a rule.
public struct DrawEntry: Sendable, Equatable {
    /// The application's reference; nobody is named.
    public let reference: String
    public let part: Part
    /// The paper's date, of one that was entered late.
    public let paperOn: String?

    public enum Part: Sendable, Equatable {
        /// The stratum's number and, the dearest first, the numbers of the sessions wished for; both from 1.
        case takes(stratum: Int, wishes: [Int])
        case not(rule: String)
    }

    public init(reference: String, part: Part, paperOn: String?) {
        self.reference = reference
        self.part = part
        self.paperOn = paperOn
    }

    /// `["A-7K3M9QXTB2",3,[1,5],null,null,"9f86d081"]`: reference, stratum (0: takes no part), wishes, the rule by which it
    /// takes no part, the paper's date, and a check: the first eight digits of the SHA-256 of what stands before it.
    public var line: String {
        let (stratum, wishes, rule): (Int, [Int], String?) =
            switch part {
            case .takes(let stratum, let wishes): (stratum, wishes, nil)
            case .not(let rule): (0, [], rule)
            }
        let start =
            "[\(DrawText.quoted(reference)),\(stratum),\(DrawText.list(wishes.map(String.init))),"
            + "\(DrawText.quoted(rule)),\(DrawText.quoted(paperOn))"
        return "\(start),\"\(DrawHash.sha256(of: start).description.prefix(8))\"]"
    }
}
