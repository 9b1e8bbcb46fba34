/// A row of an import of trainers: a trainer with a qualification and a pair of languages to interpret, if any, or further
/// ones of the trainer above.
public struct TrainerEntry: ImportEntry {
    public var code: String?
    /// Who the trainer is: somebody new, or somebody who is here already, by reference.
    public var person = PersonEntry()
    public var languages: [String]?
    public var training: String?
    public var from: LocalDate?
    /// The first day on which the qualification no longer holds.
    public var until: LocalDate?
    /// The last day on which it holds, for who counts so.
    public var lastDay: LocalDate?
    /// The languages to teach that training in, if not any that the trainer speaks.
    public var teachesIn: [String]?
    public var generation: Int?
    /// The codes of the trainers who taught them.
    public var taughtBy: [String]?
    public var isNovice: Bool?
    public var interprets: LanguagePair?
    public var bothWays: Bool?
    public var interpretsFrom: LocalDate?
    /// The first day on which the trainer no longer interprets.
    public var interpretsUntil: LocalDate?

    public init() {}

    public static let noun = "trainer"
    public static let nouns = ["trainer", "person"]
    public static let required = [["code"]]
    public var group: String? { code }

    public var interpretation: Interpretation? {
        interprets.map {
            Interpretation(pair: $0, bothWays: bothWays ?? false, from: interpretsFrom, until: interpretsUntil)
        }
    }

    public mutating func complete() -> [(column: String, reason: Refusal)] {
        var problems = person.complete()
        if let lastDay {
            if let until, until != lastDay.adding(days: 1) {
                problems.append(("last_day", Refusal("import_two_ends")))
            }
            until = lastDay.adding(days: 1)
        }
        if training != nil, from == nil {
            problems.append(
                ("from", Refusal("import_cell_missing", ["expected": "the first day of the qualification"])))
        }
        return problems + stray
    }

    /// What stands there of a qualification without its training, or of a pair of languages without the pair.
    private var stray: [(column: String, reason: Refusal)] {
        let ofQualification = [
            from != nil, until != nil, teachesIn != nil, generation != nil, taughtBy != nil, isNovice != nil,
        ]
        let ofPair = [bothWays != nil, interpretsFrom != nil, interpretsUntil != nil]
        var problems: [(column: String, reason: Refusal)] = []
        if training == nil, ofQualification.contains(true) {
            let expected = "the training that the rest of the qualification is for"
            problems.append(("training", Refusal("import_cell_missing", ["expected": expected])))
        }
        if interprets == nil, ofPair.contains(true) {
            let expected = "the two languages that the trainer interprets, such as ka:en"
            problems.append(("interprets", Refusal("import_cell_missing", ["expected": expected])))
        }
        return problems
    }

    public static let columns = ofTrainer + ofQualification + ofInterpretation
}
