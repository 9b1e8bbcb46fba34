import Testing

@testable import Postgres

/// Connections are letters, waiters numbers, instants whole numbers.
@Suite("Pool, as a state machine")
struct PoolStateTests {
    private typealias State = PoolState<String, Int, Int>

    private func grant(_ answer: State.Answer) -> String {
        switch answer {
        case .granted(.use(let connection)): connection
        case .granted(.open): "open"
        case .waiting: "wait"
        case .closed: "closed"
        }
    }

    private func busy(_ maximum: Int) -> State {
        var state = State(maximum: maximum)
        for _ in 0..<maximum { _ = state.leaseNow() }
        return state
    }

    private func returned(_ answer: State.Return) -> String {
        switch answer {
        case .kept: "kept"
        case .handOver(let waiter): "to \(waiter)"
        case .close: "close"
        }
    }

    @Test("It grows to its maximum, and not beyond")
    func growth() {
        var state = State(maximum: 2)
        #expect((1...3).map { grant(state.lease(id: $0, deadline: 9, waiter: 0)) } == ["open", "open", "wait"])
        #expect(state.total == 2)
    }

    @Test("A connection that is back is leased again before another one is opened, the last one first")
    func reuse() {
        var state = busy(2)
        #expect(returned(state.giveBack("a")) == "kept")
        #expect(returned(state.giveBack("b")) == "kept")
        #expect((1...3).map { grant(state.lease(id: $0, deadline: 9, waiter: 0)) } == ["b", "a", "wait"])
    }

    @Test("Who waits is served in order of arrival")
    func order() {
        var state = busy(1)
        for id in 1...3 { _ = state.lease(id: UInt64(id), deadline: 9, waiter: id) }
        #expect((1...3).map { _ in returned(state.giveBack("a")) } == ["to 1", "to 2", "to 3"])
        #expect(returned(state.giveBack("a")) == "kept")
    }

    @Test("Nobody overtakes the queue")
    func noOvertaking() {
        var state = busy(1)
        for id in 1...2 { _ = state.lease(id: UInt64(id), deadline: 9, waiter: id) }
        #expect(state.leaseNow() == nil)
        #expect(returned(state.giveBack("a")) == "to 1")
        #expect(state.leaseNow() == nil)
        #expect(state.discard() == 2)
        #expect(state.leaseNow() == nil)
    }

    @Test("Who gave up is skipped, and gives up once")
    func cancelling() {
        var state = busy(1)
        for id in 1...3 { _ = state.lease(id: UInt64(id), deadline: 9, waiter: id) }
        #expect(state.cancel(id: 2) == 2)
        #expect(state.cancel(id: 2) == nil)
        #expect((1...2).map { _ in returned(state.giveBack("a")) } == ["to 1", "to 3"])
        #expect(state.cancel(id: 1) == nil)
    }

    @Test("In place of a broken connection the first who waits opens one")
    func discarding() {
        var state = busy(1)
        _ = state.lease(id: 1, deadline: 9, waiter: 1)
        #expect(state.discard() == 1)
        #expect(state.total == 1)
        #expect(state.discard() == nil)
        #expect(state.total == 0)
        #expect(grant(state.lease(id: 2, deadline: 9, waiter: 2)) == "open")
    }

    @Test("Waiting ends at the deadline, for those alone whose it is")
    func deadlines() {
        var state = busy(1)
        for id in 1...3 { _ = state.lease(id: UInt64(id), deadline: id * 10, waiter: id) }
        #expect(state.nextDeadline == 10)
        #expect(state.expire(now: 9) == [])
        #expect(state.expire(now: 20) == [1, 2])
        #expect(state.nextDeadline == 30)
        #expect(returned(state.giveBack("a")) == "to 3")
    }

    @Test("Closing refuses who waits and who comes, and is over when the last connection is gone")
    func closing() {
        var state = busy(3)
        _ = state.giveBack("a")
        var second = state
        for id in 1...2 { _ = second.lease(id: UInt64(id), deadline: 9, waiter: id) }
        let (close, refuse) = second.shutDown()
        #expect(close == [] && refuse == [2])
        #expect(state.shutDown().close == ["a"])
        #expect(grant(state.lease(id: 5, deadline: 9, waiter: 5)) == "closed")
        #expect(state.leaseNow() == nil)
        #expect(returned(state.giveBack("b")) == "close")
        for left in [2, 1, 0] {
            #expect(!state.isDrained)
            #expect(state.discard() == nil)
            #expect(state.total == left)
        }
        #expect(state.isDrained)
    }
}
