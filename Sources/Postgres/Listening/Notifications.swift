import DequeModule
import Synchronization

/// What comes over a channel, in order, for one reader. Ends when the reading task is cancelled or the database closed.
public struct Notifications: AsyncSequence, Sendable {
    public enum Event: Sendable, Equatable {
        case notification(payload: String)
        /// Notifications may have been missed, since the server keeps none for those who aren't there: read
        /// everything anew. Sent after a lost connection is back, and after the reader fell so far behind that the
        /// backlog was thrown away.
        case reconnected
    }

    let sink: NotificationSink

    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let sink: NotificationSink

        public mutating func next() async -> Event? {
            await sink.next()
        }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(sink: sink)
    }
}

/// Keeps what has arrived until the reader asks for it, within bounds.
final class NotificationSink: Sendable {
    private struct State {
        var events: Deque<Notifications.Event> = []
        var reader: CheckedContinuation<Notifications.Event?, Never>?
        var isFinished = false
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int = 1024) {
        self.limit = limit
    }

    func put(_ event: Notifications.Event) {
        state.withLock { state in
            if let reader = state.reader {
                state.reader = nil
                reader.resume(returning: event)
            } else if state.events.count < limit {
                state.events.append(event)
            } else {
                state.events = [.reconnected]
            }
        }
    }

    func finish() {
        state.withLock { state in
            state.isFinished = true
            state.reader?.resume(returning: nil)
            state.reader = nil
        }
    }

    func next() async -> Notifications.Event? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { reader in
                state.withLock { state in
                    if let event = state.events.popFirst() {
                        reader.resume(returning: event)
                    } else if state.isFinished || Task.isCancelled {
                        reader.resume(returning: nil)
                    } else {
                        state.reader = reader
                    }
                }
                // The handler may have run before there was a reader.
                if Task.isCancelled { release() }
            }
        } onCancel: {
            release()
        }
    }

    private func release() {
        state.withLock { state in
            state.reader?.resume(returning: nil)
            state.reader = nil
        }
    }
}
