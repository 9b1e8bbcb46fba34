import CLibPQ
import Dispatch

/// A wait for notifications under way.
struct Relay {
    let source: any DispatchSourceRead
    let sink: NotificationSink
}

extension Connection {
    /// Hands notifications to `sink` until the connection is lost or the task cancelled. Waits without holding a
    /// thread.
    func relay(to sink: NotificationSink) async {
        guard relay == nil, let descriptor = socket else { return }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: executor.queue)
        relay = Relay(source: source, sink: sink)
        await withTaskCancellationHandler {
            await withCheckedContinuation { end in
                source.setEventHandler { self.assumeIsolated { $0.takeNotifications() } }
                // Only then may the descriptor be closed.
                source.setCancelHandler { end.resume() }
                source.resume()
                // Some may have come together with the answer to LISTEN.
                takeNotifications()
            }
        } onCancel: {
            executor.queue.async { self.assumeIsolated { $0.relay?.source.cancel() } }
        }
        relay = nil
    }

    private func takeNotifications() {
        guard let relay, let link else { return }
        link.readArrived()
        while let notification = PQnotifies(link.handle) {
            relay.sink.put(.notification(payload: String(cString: notification.pointee.extra)))
            PQfreemem(notification)
        }
        if link.isLost { relay.source.cancel() }
    }
}
