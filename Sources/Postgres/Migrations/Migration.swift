import Crypto

/// One step of the schema: a file `NNNN_what_it_does.sql` that is never edited once released.
///
/// Comment lines at its very start may say `-- no-transaction` (each statement on its own, for `CREATE INDEX
/// CONCURRENTLY`) and `-- incompatible` (a program that doesn't know this step must not run on a database that has it).
public struct Migration: Sendable, Hashable {
    public let version: Int
    /// What it does, from the file's name.
    public let name: String
    /// Where it came from, for messages.
    public let path: String
    public let text: String

    /// The path's last part is the file's name.
    ///
    /// - Throws: `MigrationError` of kind `misnamed`.
    public init(path: String, text: String) throws(MigrationError) {
        let file = path.split(separator: "/").last ?? ""
        let parts = file.split(separator: "_", maxSplits: 1)
        guard file.hasSuffix(".sql"), parts.count == 2, parts[0].utf8.count == 4, let version = Int(parts[0]),
            version > 0
        else {
            throw MigrationError(.misnamed, "\(path): expected a name like 0001_what_it_does.sql")
        }
        self.version = version
        name = String(parts[1].dropLast(4))
        self.path = path
        self.text = text
    }

    /// SHA-256 of the text, in hexadecimal.
    public var checksum: String { Self.checksum([text]) }

    var isInTransaction: Bool { !isMarked("no-transaction") }
    var isIncompatible: Bool { isMarked("incompatible") }

    private func isMarked(_ mark: String) -> Bool {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { $0.hasPrefix("--") }.contains { $0.dropFirst(2).trimmed == mark }
    }

    /// The files in order of version.
    ///
    /// - Throws: `MigrationError` of kind `misnamed`, `duplicate` or `gap`, naming the file.
    public static func list(_ files: [(path: String, text: String)]) throws(MigrationError) -> [Migration] {
        var migrations: [Migration] = []
        for file in files { migrations.append(try Migration(path: file.path, text: file.text)) }
        migrations.sort { ($0.version, $0.path) < ($1.version, $1.path) }
        try check(migrations)
        return migrations
    }

    static func check(_ migrations: [Migration]) throws(MigrationError) {
        var previous: Migration?
        for migration in migrations {
            if let previous, previous.version == migration.version {
                throw MigrationError(.duplicate, "\(previous.path) and \(migration.path) have the same number")
            }
            let expected = (previous?.version ?? 0) + 1
            guard migration.version == expected else {
                throw MigrationError(.gap, "\(migration.path): number \(expected) is missing before it")
            }
            previous = migration
        }
    }

    /// SHA-256 of the texts, each ended by a NUL, in hexadecimal; of a single text, as it is.
    static func checksum(_ texts: [String]) -> String {
        var hash = SHA256()
        for text in texts {
            hash.update(data: Array(text.utf8))
            if texts.count > 1 { hash.update(data: [0]) }
        }
        return HexText.string(Array(hash.finalize()))
    }
}

extension Substring {
    /// Without spaces, tabs and carriage returns at either end.
    fileprivate var trimmed: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
