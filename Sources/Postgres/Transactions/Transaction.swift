import CLibPQ

/// The statements of one transaction. It lives inside the closure of `read` or `write` and can't leave it.
///
/// BEGIN and the actor travel with the first statement; a body without statements costs nothing.
/// After a statement has failed, PostgreSQL refuses all others until the transaction ends: let the error through, or
/// run the statement in a `savepoint`. An error that is swallowed makes the transaction fail.
public final class Transaction {
    let link: Link
    private let opening: Opening
    private var isOpen = false
    var isOver = false
    private var savepoints = 0

    init(link: Link, opening: Opening) {
        self.link = link
        self.opening = opening
    }

    func run(_ statement: Statement, stream: ((Row) throws -> Void)? = nil) throws -> QueryResult {
        try checkNotOver()
        guard !isOpen else { return try link.run([statement], stream: stream)[0] }
        try link.checkReady()
        isOpen = true
        return try link.begin(opening, with: statement, stream: stream)
    }

    /// For what can't travel in a pipeline: COPY.
    func open() throws {
        try checkNotOver()
        guard !isOpen else { return try link.checkReady() }
        isOpen = true
        try link.run(opening.statements)
    }

    /// Commits, unless no statement was ever sent.
    func commit() throws {
        guard isOpen else { return }
        guard !link.isLost else { throw DatabaseError(.connectionLost, "the connection was lost before the commit") }
        guard link.status == PQTRANS_INTRANS else {
            throw DatabaseError(
                .abortedButNotThrown,
                "a statement failed, its error was swallowed, and the transaction can't be committed")
        }
        try link.commit()
    }

    private func checkNotOver() throws {
        if isOver { throw DatabaseError(.misuse, "a Transaction was used after its closure had ended") }
    }

    /// Runs `body` so that its failure undoes only what it did; the transaction goes on if the caller catches the
    /// error.
    ///
    /// - Throws: what `body` throws, after rolling back to where it began; `DatabaseError` of kind
    ///   `abortedButNotThrown` if it swallowed the failure of a statement.
    @discardableResult
    public func savepoint<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        savepoints += 1
        let name = "savepoint_\(savepoints)"
        _ = try run(Statement(unprepared: "SAVEPOINT \(name)"))
        do {
            let value = try body(self)
            if link.status == PQTRANS_INERROR {
                throw DatabaseError(
                    .abortedButNotThrown, "a statement in a savepoint failed and its error was swallowed")
            }
            _ = try run(Statement(unprepared: "RELEASE SAVEPOINT \(name)"))
            return value
        } catch {
            // If this fails, so does everything after it, COMMIT included; the error that tells why is the first one.
            let undo = Statement(unprepared: "ROLLBACK TO SAVEPOINT \(name)")
            if !link.isLost { _ = try? link.run([undo, Statement(unprepared: "RELEASE SAVEPOINT \(name)")]) }
            throw error
        }
    }
}

extension Statement {
    /// A text of this module's own that is sent once.
    fileprivate init(unprepared text: String) {
        self.init(fixed: "", isPrepared: false)
        self.text = text
    }
}
