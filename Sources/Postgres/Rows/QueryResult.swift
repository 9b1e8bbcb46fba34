import CLibPQ
import Synchronization

/// Counts the results of one connection that aren't freed yet; a test watches it.
final class ResultLedger: Sendable {
    private let live = Atomic<Int>(0)

    var count: Int { live.load(ordering: .relaxed) }

    fileprivate func add(_ difference: Int) { live.add(difference, ordering: .relaxed) }
}

/// Owns one `PGresult` and frees it, whatever way it is left.
final class QueryResult {
    let handle: OpaquePointer
    let columns: Columns
    private let ledger: ResultLedger

    /// Takes ownership of `handle`. `columns`, if given, are those of the same prepared statement's earlier results.
    init(_ handle: OpaquePointer, columns: Columns? = nil, ledger: ResultLedger) {
        self.handle = handle
        self.columns = columns ?? Columns(handle)
        self.ledger = ledger
        ledger.add(1)
    }

    deinit {
        PQclear(handle)
        ledger.add(-1)
    }

    var status: ExecStatusType { PQresultStatus(handle) }

    var count: Int { Int(PQntuples(handle)) }

    /// What the server says it did: `UPDATE 3`.
    var tag: String { String(cString: PQcmdStatus(handle)) }

    /// Rows inserted, updated, deleted, selected or copied; 0 for other statements.
    var affected: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    func row(_ index: Int) -> Row { Row(result: self, index: Int32(index)) }
}

/// The columns of a result, shared by all results of one prepared statement, since a statement can't change them.
final class Columns {
    let names: [String]
    private let duplicates: Set<String>
    /// Readers ask for columns mostly in the order of the statement: the one after the last asked for is tried first.
    private var next = 0

    init(_ handle: OpaquePointer) {
        names = (0..<PQnfields(handle)).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" }
        var seen: Set<String> = []
        duplicates = Set(names.filter { !seen.insert($0).inserted })
    }

    func position(of name: String, expected: @autoclosure () -> String) throws(RowError) -> Int {
        if next >= names.count { next = 0 }
        var position = next
        if names.isEmpty || names[position] != name {
            guard let found = names.firstIndex(of: name) else {
                throw RowError(column: name, expected: expected(), found: .missing(available: names))
            }
            position = found
        }
        if !duplicates.isEmpty, duplicates.contains(name) {
            throw RowError(column: name, expected: expected(), found: .ambiguous)
        }
        next = position + 1
        return position
    }
}
