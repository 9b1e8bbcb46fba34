import CLibPQ

extension Link {
    /// Runs the first statement of a transaction together with what opens it.
    ///
    /// A prepared statement that has gone stale is prepared anew and the whole tried once more: nothing has happened
    /// yet.
    func begin(
        _ opening: Opening, with statement: Statement, stream: ((Row) throws -> Void)? = nil
    ) throws -> QueryResult {
        try preparingAnew { try run(opening.statements + [statement], stream: stream) }[opening.statements.count]
    }

    /// One statement as a transaction of its own, in one round trip.
    func transactOnce(_ opening: Opening, _ statement: Statement) throws -> QueryResult {
        do {
            let results = try preparingAnew { try run(opening.statements + [statement, .commit]) }
            let commit = results[opening.statements.count + 1]
            if commit.tag != "COMMIT" {
                throw DatabaseError(.commitAnsweredByRollback, commit.tag, statement: statement)
            }
            return results[opening.statements.count]
        } catch let error as DatabaseError where error.kind == .connectionLost && !opening.isReadOnly {
            throw error.becoming(.commitOutcomeUnknown)
        }
    }

    /// Ends the transaction for good.
    func commit() throws {
        do {
            let result = try run([.commit])[0]
            if result.tag != "COMMIT" { throw DatabaseError(.commitAnsweredByRollback, result.tag) }
        } catch let error as DatabaseError where error.kind == .connectionLost {
            throw error.becoming(.commitOutcomeUnknown)
        }
    }

    private func preparingAnew(_ body: () throws -> [QueryResult]) throws -> [QueryResult] {
        do {
            return try body()
        } catch let error as DatabaseError where error.isStalePlan {
            rollBack()
            return try body()
        }
    }
}
