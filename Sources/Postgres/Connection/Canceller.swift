import CLibPQ
import Dispatch
import Synchronization

/// Stops what a connection is doing, from any thread.
///
/// A cancel request is a message on a connection of its own, which may reach the server before the statement does, or
/// after it has ended and the next one began. So it is sent again until the connection is closed, and a cancelled
/// connection is closed, never returned to the pool.
final class Canceller: Sendable {
    private struct State {
        var isCancelled = false
        var isRetired = false
    }

    /// Opening a socket blocks; this queue is where that happens.
    private static let queue = DispatchQueue(label: "postgres.cancel", attributes: .concurrent)

    /// The address of a `PGcancel`, which libpq only reads after having made it and lets any thread use; 0 for none.
    private let address: UInt
    private let state = Mutex(State())

    /// The caller keeps `connection`; what it says about host and key is copied here.
    init(connection: OpaquePointer) {
        address = PQgetCancel(connection).map { UInt(bitPattern: $0) } ?? 0
    }

    deinit {
        PQfreeCancel(OpaquePointer(bitPattern: address))
    }

    /// Whether somebody asked. Stays true.
    var isCancelled: Bool { state.withLock(\.isCancelled) }

    /// Returns at once; the connection's statement ends soon with 57014.
    func cancel() {
        let isFirst = state.withLock { state in
            defer { state.isCancelled = true }
            return !state.isCancelled
        }
        if isFirst { Self.queue.async { self.insist() } }
    }

    /// The connection is closed: no more requests.
    func retire() {
        state.withLock { $0.isRetired = true }
    }

    /// Sends one request and waits until the server has passed it on. Blocks.
    func requestNow() {
        guard let cancel = OpaquePointer(bitPattern: address) else { return }
        var message = [CChar](repeating: 0, count: 256)
        // A request that fails leaves the statement running; the next one may do better, and the time limit stands.
        PQcancel(cancel, &message, Int32(message.count))
    }

    private func insist() {
        if state.withLock(\.isRetired) { return }
        requestNow()
        Self.queue.asyncAfter(deadline: .now() + .milliseconds(100)) { self.insist() }
    }
}
