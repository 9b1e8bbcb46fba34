import Foundation

/// The display name of a country or territory with the note that must stand wherever the name is shown or printed.
///
/// There is no way to the name alone: a surface either takes both `fields`, or marks the name and collects its note in
/// `CountryNotes`, whose lines it then shows. A new surface that forgets the note doesn't compile.
public struct NotedName: Sendable, Hashable {
    private let name: String
    private let note: String?

    public init(_ name: String, note: String?) {
        self.name = name
        self.note = note
    }

    /// Both, for surfaces that have a field for each.
    public var fields: (name: String, note: String?) { (name, note) }

    /// The name, with an asterisk if it has a note, which goes to `notes`.
    public func marked(in notes: inout CountryNotes) -> String {
        guard note != nil else { return name }
        notes.add(self)
        return name + "*"
    }

    /// `* Kosovo: References to …`, or nil without a note.
    public var noteLine: String? { note.map { "* \(name): \($0)" } }

    /// Whether a text, such as a session's title, names it as a word of its own, in capitals or not.
    public func isNamed(in text: String) -> Bool {
        var rest = text[...]
        while let found = rest.range(of: name, options: [.caseInsensitive]) {
            let before = text[..<found.lowerBound].last
            let after = text[found.upperBound...].first
            if before?.isLetter != true, after?.isLetter != true { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

extension NotedName: Comparable {
    public static func < (left: NotedName, right: NotedName) -> Bool {
        (left.name, left.note ?? "") < (right.name, right.note ?? "")
    }
}

/// The notes that one surface must show, each once, in the order in which they were needed.
public struct CountryNotes: Sendable, Equatable {
    private var names: [NotedName] = []

    public init() {}

    /// Lines such as `* Kosovo: References to …`.
    public var lines: [String] { names.compactMap(\.noteLine) }

    /// A name without a note adds nothing.
    public mutating func add(_ name: NotedName) {
        if name.noteLine != nil, !names.contains(name) { names.append(name) }
    }

    /// Those of `names` that one of the texts mentions.
    public mutating func add(_ names: [NotedName], mentionedIn texts: [String]) {
        for name in names where name.noteLine != nil && texts.contains(where: name.isNamed) { add(name) }
    }
}
