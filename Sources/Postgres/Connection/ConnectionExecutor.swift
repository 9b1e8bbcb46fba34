import Dispatch

/// A thread of its own for each connection: libpq blocks, and Swift's pool has one thread a core and must never wait.
///
/// A serial dispatch queue without a target runs on threads of which the system starts as many as it needs.
final class ConnectionExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
