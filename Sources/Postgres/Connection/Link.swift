import CLibPQ
import Logging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One libpq connection with its prepared statements. Not Sendable: only its owner's thread touches it.
///
/// Everything here blocks.
final class Link {
    let handle: OpaquePointer
    let canceller: Canceller
    let ledger = ResultLedger()
    private let notices: NoticeSink
    var statements = StatementCache()
    /// Round trips so far, opening apart.
    var exchanges = 0
    /// Something is left on the connection that the next user must not meet.
    var isSpoiled = false
    /// Rows are being handed out, so nothing can be sent.
    var isStreaming = false
    /// The server still holds statements that were forgotten here.
    var hasForgottenStatements = false

    /// Takes ownership of an open connection.
    init(_ handle: OpaquePointer, logger: Logger) {
        self.handle = handle
        canceller = Canceller(connection: handle)
        notices = NoticeSink(logger: logger)
        notices.attach(to: handle)
    }

    deinit {
        canceller.retire()
        PQfinish(handle)
    }

    var status: PGTransactionStatusType { PQtransactionStatus(handle) }

    var isLost: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Whether the next transaction may have it.
    var isReusable: Bool { !isSpoiled && !isLost && status == PQTRANS_IDLE }

    /// Whether an idle connection is still there, asked of the operating system at no round trip's cost.
    ///
    /// To an idle connection the server says nothing but farewell, so there must be nothing to read. (It also tells
    /// of settings that were changed by a reload: such a connection is replaced too, which does no harm.)
    func isAlive() -> Bool {
        !isLost && !isReadable
    }

    /// Whether the socket has data or its end to read.
    private var isReadable: Bool {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }

    /// Reads all that has arrived, up to the end if the connection was closed, since that may be announced only once.
    func readArrived() {
        while !isLost, isReadable, PQconsumeInput(handle) == 1 {}
    }

    /// Refuses to send where it can't work or nobody waits any more.
    func checkReady() throws {
        if canceller.isCancelled { throw CancellationError() }
        if isStreaming {
            throw DatabaseError(.misuse, "a statement inside forEach or copy: the connection is busy with that")
        }
        if isLost { throw DatabaseError(.connectionLost, "the connection is closed") }
    }

    /// Ends a transaction that failed. Never throws and never looks at cancellation: what can't be rolled back is
    /// closed.
    func rollBack() {
        guard status != PQTRANS_IDLE else { return }
        // A cancelled connection is closed anyway, which rolls back; so is one whose rollback fails.
        guard !canceller.isCancelled, !isSpoiled, (try? run([.rollback])) != nil, status == PQTRANS_IDLE else {
            isSpoiled = true
            return
        }
    }

    /// Forgets all prepared statements; the server is told with the next exchange.
    func forgetStatements() {
        statements.removeAll()
        hasForgottenStatements = true
    }
}

extension Statement {
    static let commit = Statement(fixed: "COMMIT")
    /// Not prepared, so that it can be sent in a failed transaction without anything before it.
    static let rollback = Statement(fixed: "ROLLBACK", isPrepared: false)
    static let deallocateAll = Statement(fixed: "DEALLOCATE ALL", isPrepared: false)
}
