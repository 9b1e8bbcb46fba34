import Testing

@Suite("Two shells at once")
struct RaceTests {
    @Test("Two shells that want the same room at overlapping times: one gets it, the other is told who has it")
    func room() throws {
        let town = try Town()
        let (winner, loser) = try race(
            town, town.planning("A", ["--room", town.room]), town.planning("B", ["--room", town.room]))
        #expect(loser.errors.contains("Room \(town.room) is taken from 2030-05-06 09:00 to 2030-05-06 17:00"))
        #expect(
            loser.errors.contains(winner.output.contains(town.session("A")) ? town.session("A") : town.session("B")))
    }

    @Test("Two shells that want the same trainer at overlapping times: one gets them, the other is told where they are")
    func trainer() throws {
        let town = try Town()
        let ani = try town.trainer("ani")
        let sessions = try [town.published("A"), town.published("B")]
        let (winner, loser) = try race(
            town, ["session", "assign", sessions[0], ani, "--state", "accepted"],
            ["session", "assign", sessions[1], ani, "--state", "accepted"])
        #expect(loser.errors.contains("Trainer \(ani) is expected elsewhere"))
        #expect(loser.errors.contains(winner.output.contains(sessions[0]) ? sessions[0] : sessions[1]))
    }

    @Test("Two shells that want the same person at overlapping times: one gets them, the other is told where they are")
    func person() throws {
        let town = try Town()
        let davit = try town.done("person", "add", "Davit")
        let sessions = try [town.published("A"), town.published("B")]
        let (winner, loser) = try race(
            town, ["registration", "add", sessions[0], davit], ["registration", "add", sessions[1], davit])
        #expect(loser.errors.contains("xpected elsewhere from 2030-05-06 09:00 to 2030-05-06 17:00 (Asia/Yerevan)"))
        #expect(loser.errors.contains(winner.output.contains(sessions[0]) ? sessions[0] : sessions[1]))
    }

    @Test("Two shells that want the last seat: one gets it, the other waits, and both are told so")
    func seat() throws {
        let town = try Town()
        let people = try ["Ani", "Davit"].map { try town.done("person", "add", $0) }
        let session = try town.published("A", ["--capacity", "1"])
        let runs = try people.map { try town.machine.start(["registration", "add", session, $0]) }
        let answers = runs.map { $0.finish() }
        #expect(answers.allSatisfy { $0.status == 0 })
        #expect(answers.filter { $0.output.contains("has a seat") }.count == 1)
        #expect(answers.filter { $0.output.contains("waits in place 1") && $0.output.contains("is full") }.count == 1)
    }

    /// Runs both at once; exactly one must be done, the other refused in one sentence.
    private func race(
        _ town: Town, _ first: [String], _ second: [String]
    ) throws -> (winner: Outcome, loser: Outcome) {
        let runs = try [first, second].map { try town.machine.start($0) }
        let outcomes = runs.map { $0.finish() }
        let winner = try #require(outcomes.first { $0.status == 0 }, "\(outcomes)")
        let loser = try #require(outcomes.first { $0.status == 1 }, "\(outcomes)")
        #expect(loser.complaints.count == 1)
        #expect(loser.output.isEmpty)
        return (winner, loser)
    }
}
