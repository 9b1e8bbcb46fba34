import Atelier
import Testing

@testable import Store

@Suite("The line for admission")
struct AdmissionLineTests {
    private func request(_ session: String, _ person: String, key: String? = nil, body: String = "b", group: Int = 1)
        -> RegistrationRequest
    {
        RegistrationRequest(
            session: session, persons: (0..<group).map { "\(person)\($0)" }, actor: .user("anna"),
            repeatable: key.map { .init(key: $0, bodyHash: body) })
    }

    private func line(_ limits: AdmissionLine<Int>.Limits = .init()) -> AdmissionLine<Int> {
        AdmissionLine(limits: limits)
    }

    @Test("Each session has its turn, so that one that everybody wants keeps nobody waiting")
    func turns() {
        var line = line(.init(batch: 4))
        for number in 0..<10 { _ = line.enter(request("HOT", "p\(number)"), waiter: number) }
        _ = line.enter(request("B", "x"), waiter: 10)
        _ = line.enter(request("C", "y"), waiter: 11)
        #expect(line.next().map(\.waiter) == [0, 10, 11, 1])
    }

    @Test("A session that is under way is in no other batch; its next requests are the next batch")
    func underWay() {
        var line = line(.init(batch: 6))
        for number in 0..<7 { _ = line.enter(request("HOT", "p\(number)"), waiter: number) }
        let first = line.next()
        #expect(first.map(\.waiter) == [0, 1, 2, 3, 4, 5])
        #expect(line.next().isEmpty)
        _ = line.enter(request("HOT", "late"), waiter: 7)
        _ = line.enter(request("B", "x"), waiter: 8)
        let beside = line.next()
        #expect(beside.map(\.waiter) == [8])
        _ = line.end(first)
        #expect(line.next().map(\.waiter) == [6, 7])
        _ = line.end(beside)
    }

    @Test(
        "Half a batch of a session that is under way follows at once, and nothing more before one of the two has ended")
    func atHand() {
        var line = line(.init(batch: 4))
        for number in 0..<6 { _ = line.enter(request("HOT", "p\(number)"), waiter: number) }
        let first = line.next()
        let second = line.next()
        #expect([first, second].map { $0.map(\.waiter) } == [[0, 1, 2, 3], [4, 5]])
        for number in 6..<9 { _ = line.enter(request("HOT", "p\(number)"), waiter: number) }
        #expect(!line.isReady)
        _ = line.end(first)
        #expect(line.next().map(\.waiter) == [6, 7, 8])
        _ = line.end(second)
        _ = line.enter(request("HOT", "p9"), waiter: 9)
        #expect(!line.isReady)
        _ = line.enter(request("HOT", "p10"), waiter: 10)
        #expect(line.next().map(\.waiter) == [9, 10])
    }

    @Test("The line is bounded, in all and for each session, so that there is room for the others")
    func bounded() {
        var line = line(.init(waiting: 4, waitingForOneSession: 3, batch: 2))
        for number in 0..<3 { #expect(line.enter(request("HOT", "p\(number)"), waiter: number) == .waiting) }
        #expect(line.enter(request("HOT", "p3"), waiter: 3) == .full)
        #expect(line.enter(request("B", "x"), waiter: 4) == .waiting)
        #expect(line.enter(request("C", "y"), waiter: 5) == .full)
        _ = line.next()
        #expect(line.enter(request("C", "y"), waiter: 6) == .waiting)
    }

    @Test("Who repeats a request that waits has a place in the line, too, until it is answered")
    func repeatedIsBounded() {
        var line = line(.init(waiting: 3, waitingForOneSession: 2))
        #expect(line.enter(request("HOT", "p", key: "k"), waiter: 0) == .waiting)
        #expect(line.enter(request("HOT", "p", key: "k"), waiter: 1) == .waiting)
        #expect(line.enter(request("HOT", "p", key: "k"), waiter: 2) == .full)
        #expect(line.enter(request("B", "q", key: "l"), waiter: 3) == .waiting)
        #expect(line.enter(request("B", "q", key: "l"), waiter: 4) == .full)
        let batch = line.next()
        #expect(line.enter(request("HOT", "p", key: "k"), waiter: 5) == .waiting)
        #expect(line.enter(request("HOT", "p", key: "k"), waiter: 6) == .full)
        #expect(line.end(batch) == [[1, 5], []])
        #expect(line.enter(request("HOT", "r", key: "m"), waiter: 7) == .waiting)
        #expect(line.enter(request("HOT", "r", key: "m"), waiter: 8) == .waiting)
    }

    @Test("A request that is sent again while it waits is carried out once, and both get the answer")
    func repeated() {
        var line = line()
        #expect(line.enter(request("A", "p", key: "k"), waiter: 0) == .waiting)
        #expect(line.enter(request("A", "p", key: "k"), waiter: 1) == .waiting)
        #expect(line.enter(request("A", "q", key: "k", body: "c"), waiter: 2) == .keyReused)
        let batch = line.next()
        #expect(batch.map(\.waiter) == [0])
        #expect(line.enter(request("A", "p", key: "k"), waiter: 3) == .waiting)
        #expect(line.end(batch) == [[1, 3]])
        #expect(line.isEmpty)
        // Later it is the database that remembers.
        #expect(line.enter(request("A", "p", key: "k"), waiter: 4) == .waiting)
        #expect(line.next().map(\.waiter) == [4])
    }

    @Test("A group is in one batch, also if it is larger than a batch should be")
    func groups() {
        var line = line(.init(batch: 3))
        _ = line.enter(request("A", "p"), waiter: 0)
        _ = line.enter(request("B", "g", group: 5), waiter: 1)
        _ = line.enter(request("C", "q"), waiter: 2)
        let first = line.next()
        #expect(first.map(\.waiter) == [0])
        #expect(line.next().map(\.waiter) == [1])
        #expect(line.next().map(\.waiter) == [2])
    }

    @Test("A closed line takes no more, but what waits is still answered")
    func closed() {
        var line = line()
        _ = line.enter(request("A", "p"), waiter: 0)
        line.close()
        #expect(line.enter(request("A", "q"), waiter: 1) == .closed)
        #expect(line.next().map(\.waiter) == [0])
        #expect(line.waiting == 0)
    }
}
