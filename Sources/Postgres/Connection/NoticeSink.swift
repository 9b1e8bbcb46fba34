import CLibPQ
import Logging

/// Takes the server's notices, which libpq would print on stderr, to the log, level debug.
final class NoticeSink {
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// The sink must live as long as `connection`.
    func attach(to connection: OpaquePointer) {
        let receiver: PQnoticeReceiver = { sink, notice in
            guard let sink, let notice else { return }
            Unmanaged<NoticeSink>.fromOpaque(sink).takeUnretainedValue().take(notice)
        }
        PQsetNoticeReceiver(connection, receiver, Unmanaged.passUnretained(self).toOpaque())
    }

    private func take(_ notice: OpaquePointer) {
        let error = DatabaseError(result: notice, statement: nil)
        logger.debug("PostgreSQL: \(error.message)", metadata: ["sqlstate": "\(error.sqlState?.rawValue ?? "")"])
    }
}
