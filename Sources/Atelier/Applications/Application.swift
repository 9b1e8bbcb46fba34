public import Foundation

/// A wish, in a round.
public struct Application: Sendable, Equatable {
    /// What the applicant finds it by, such as `A-7K3M9QXTB2`: public and random, printed on the receipt.
    public let reference: String
    /// The round's code.
    public let round: String
    /// The reference of the person whom it made.
    public let person: String
    public let name: String?
    public let state: State
    /// The code of the round's session in which the person has a seat, or is offered one.
    public let seat: String?
    /// Why it is so, where there is more to say than the state does.
    public let reason: Refusal?
    /// The application that counts instead of this one, if this one is doubled.
    public let doubleOf: String?
    public let answers: [String: JSONTree]
    /// Special answers; nil for who doesn't belong to the round's office, and in lists.
    public let special: [String: JSONTree]?
    public let answersDeletedAt: Date?
    /// Codes of sessions of the round, the dearest first.
    public let preferences: [String]
    public let language: String
    public let receivedAt: Date
    public let paperOn: LocalDate?
    public let lateReason: String?

    /// Submitted → eligible | ineligible (and between the two) | doubled → submitted; any → withdrawn.
    public enum State: String, Sendable, CaseIterable {
        case submitted, eligible, ineligible, doubled, withdrawn
    }

    public init(
        reference: String, round: String, person: String, name: String?, state: State, seat: String?,
        reason: Refusal?, doubleOf: String?, answers: [String: JSONTree], special: [String: JSONTree]?,
        answersDeletedAt: Date?,
        preferences: [String], language: String, receivedAt: Date, paperOn: LocalDate?, lateReason: String?
    ) {
        self.reference = reference
        self.round = round
        self.person = person
        self.name = name
        self.state = state
        self.seat = seat
        self.reason = reason
        self.doubleOf = doubleOf
        self.answers = answers
        self.special = special
        self.answersDeletedAt = answersDeletedAt
        self.preferences = preferences
        self.language = language
        self.receivedAt = receivedAt
        self.paperOn = paperOn
        self.lateReason = lateReason
    }
}

/// An application as it comes in, over whichever way.
public struct ApplicationEntry: Sendable, Equatable, Encodable {
    public let answers: [String: JSONTree]
    /// Codes of sessions, the dearest first.
    public let preferences: [String]
    public let language: String
    /// The date on the paper form.
    public let paperOn: LocalDate?
    /// Why it is entered although the round takes no more.
    public let late: String?

    public init(
        answers: [String: JSONTree], preferences: [String] = [], language: String, paperOn: LocalDate? = nil,
        late: String? = nil
    ) {
        self.answers = answers
        self.preferences = preferences
        self.language = language
        self.paperOn = paperOn
        self.late = late
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(answers, forKey: .answers)
        try container.encode(preferences, forKey: .preferences)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(paperOn?.description, forKey: .paperOn)
        try container.encodeIfPresent(late, forKey: .late)
    }

    private enum Key: String, CodingKey {
        case answers, preferences, language, late
        case paperOn = "paper_on"
    }
}

/// What became of an entry.
public enum EntryAnswer: Sendable, Equatable {
    case entered(reference: String, person: String)
    /// It would be entered; nothing was written.
    case good
    /// Nothing was written; everything that is wrong with it.
    case refused([Refusal])
}

/// A row of a file of applications: texts by the header of their column.
///
/// Headers are the keys of the form's fields, and besides `language`, `preferences` (codes separated by semicolons),
/// `paper_on` and `late`.
public struct ApplicationRow: Sendable, Equatable {
    /// As a spreadsheet counts it.
    public let number: Int
    public let cells: [String: String]

    public init(number: Int, cells: [String: String]) {
        self.number = number
        self.cells = cells
    }

    /// The columns that are no fields of a form.
    static let columns: Set<String> = ["language", "preferences", "paper_on", "late"]

    /// The entry that a row means; `language`: of rows that name none.
    ///
    /// - Throws: `application_paper_day` for a paper date that is no day.
    public func entry(for form: Form.Definition, language: String) throws(Refusal) -> ApplicationEntry {
        func cell(_ name: String) -> String? {
            cells[name].map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        var paperOn: LocalDate?
        if let text = cell("paper_on") {
            paperOn = LocalDate(text)
            if paperOn == nil { throw Refusal("application_paper_day", ["found": text]) }
        }
        let preferences = (cell("preferences") ?? "").split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces).uppercased() }
        return ApplicationEntry(
            answers: form.answers(from: cells.filter { !Self.columns.contains($0.key) || form.field($0.key) != nil }),
            preferences: preferences, language: cell("language") ?? language, paperOn: paperOn, late: cell("late"))
    }
}

/// Two applications of a round that look like one person's.
public struct LikelyDouble: Sendable, Equatable {
    public let application: String
    /// The earlier one.
    public let other: String
    /// What they have in common.
    public let same: String

    public init(application: String, other: String, same: String) {
        self.application = application
        self.other = other
        self.same = same
    }
}
