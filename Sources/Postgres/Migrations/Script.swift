/// A text of several statements and where it came from.
struct Script: Sendable {
    let path: String
    let text: String

    /// A statement and the line on which its first word stands, from 1.
    struct Part: Equatable {
        let text: String
        let line: Int
    }

    /// The line, from 1, that an error points at: by its position if it has one, else the line where the statement
    /// begins.
    func line(of error: DatabaseError) -> Int {
        if let position = error.position {
            return 1 + text.unicodeScalars.prefix(position - 1).count { $0 == "\n" }
        }
        let parts = statements()
        let index = error.statementIndex ?? 0
        return index < parts.count ? parts[index].line : 1
    }

    /// The statements in order, taken apart at the semicolons outside quotes, comments and parentheses.
    ///
    /// It doesn't know `BEGIN ATOMIC … END` bodies: write those functions with dollar quotes.
    func statements() -> [Part] {
        var lexer = ScriptLexer(text)
        return lexer.statements()
    }
}

/// Walks over a script far enough to tell a semicolon that ends a statement from one that doesn't.
private struct ScriptLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func statements() -> [Script.Part] {
        var parts: [Script.Part] = []
        var start: (index: Int, line: Int)?
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == ";", depth == 0 {
                if let start { parts.append(part(from: start)) }
                start = nil
                advance()
            } else if starts("--") || starts("/*") {
                skipComment()
            } else {
                if start == nil, !scalar.properties.isWhitespace { start = (index, line) }
                skipToken(scalar)
            }
        }
        if let start { parts.append(part(from: start)) }
        return parts
    }

    private func part(from start: (index: Int, line: Int)) -> Script.Part {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start.index..<index])
        return Script.Part(text: String(text), line: start.line)
    }

    private mutating func skipToken(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "(": depth += 1
        case ")": depth = max(0, depth - 1)
        case "'": return skipQuoted(until: "'", backslashes: isEscapeString)
        case "\"": return skipQuoted(until: "\"", backslashes: false)
        case "$": if skipDollarQuoted() { return }
        default: break
        }
        advance()
    }

    /// `E'…'`, in which a backslash protects a quote.
    private var isEscapeString: Bool {
        index > 0 && (scalars[index - 1] == "E" || scalars[index - 1] == "e")
            && !(index > 1 && isWord(scalars[index - 2]))
    }

    private mutating func skipQuoted(until quote: Unicode.Scalar, backslashes: Bool) {
        advance()
        while index < scalars.count {
            if scalars[index] == quote { return advance() }
            if backslashes, scalars[index] == "\\" { advance() }
            advance()
        }
    }

    /// Comments in `/* */` nest.
    private mutating func skipComment() {
        if starts("--") {
            while index < scalars.count, scalars[index] != "\n" { advance() }
            return
        }
        var nesting = 0
        repeat {
            if starts("/*") {
                nesting += 1
                advance()
            } else if starts("*/") {
                nesting -= 1
                advance()
            }
            advance()
        } while nesting > 0 && index < scalars.count
    }

    /// `$tag$ … $tag$`; false if the dollar belongs to a name or a parameter.
    private mutating func skipDollarQuoted() -> Bool {
        if index > 0, isWord(scalars[index - 1]) { return false }
        guard let end = scalars[(index + 1)...].firstIndex(where: { !isWord($0) }), scalars[end] == "$" else {
            return false
        }
        let tag = Array(scalars[index...end])
        if tag.count > 2, ("0"..."9").contains(tag[1]) { return false }
        for _ in tag { advance() }
        while index < scalars.count {
            if scalars[index] == "$", scalars[index...].starts(with: tag) {
                for _ in tag { advance() }
                return true
            }
            advance()
        }
        return true
    }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private func starts(_ text: String) -> Bool {
        scalars[index...].starts(with: text.unicodeScalars)
    }

    private mutating func advance() {
        guard index < scalars.count else { return }
        if scalars[index] == "\n" { line += 1 }
        index += 1
    }
}
