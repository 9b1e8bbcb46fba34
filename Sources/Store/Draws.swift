public import Atelier
import Foundation
import Postgres

extension Store {
    /// Freezes the list of a closed round and commits to a secret, which stays in the database; keeps the sessions' seats.
    ///
    /// - Throws: `round_unknown`, `draw_round_closed`, `draw_round_judged`, `draw_nobody`, `draw_one_a_round`,
    ///   `draw_stratum_field`, `draw_seats_over_sessions`, `draw_session_…` for a session that can't give its seats,
    ///   `draw_instant_ahead`, `draw_reserves_until_ahead`.
    public func commitDraw(_ new: NewDraw, as identity: Identity) async throws -> Draw {
        try await write(as: identity, facts: ["round": new.round, "source": new.source]) { tx in
            let round = try tx.round(new.round)
            let fields = try new.fields ?? tx.stratumFields(of: round)
            _ = try tx.execute("SELECT freeze_round(\(round), \(fields))")
            let list = try tx.listToBe(of: round, fields: fields, seats: new.seats)
            let seats = list.list.rules.strata.map(\.seats)
            _ = try tx.execute(
                """
                SELECT commit_draw(r.id, \(new.source),
                    CASE WHEN \(new.at)::timestamp IS NOT NULL
                        THEN instant(\(new.at)::timestamp, r.zone, \(new.fold)::smallint, 'drawing') END,
                    (\(new.reservesUntil)::date + 1)::timestamp AT TIME ZONE r.zone, \(fields), \(seats)::integer[],
                    \(try list.finish().bytes))
                FROM round r
                WHERE r.id = \(round)
                """)
            return try tx.draw(ofRound: round).draw
        }
    }

    /// Draws a round by lot as if it were committed now, by a seed that is thrown away; nothing is written.
    ///
    /// - Returns: the result in figures, and the time that computing it took.
    /// - Throws: `round_unknown`, `draw_session_missing`, `draw_seats_over_sessions`, `draw_nobody`.
    public func rehearseDraw(
        of code: String, seats: Int?, fields: [String]?, by seed: DrawSeed, as identity: Identity
    ) async throws -> (summary: DrawSummary, applications: Int, time: Duration) {
        try await read(as: identity, facts: ["round": code]) { tx in
            let round = try tx.round(code)
            let reader = try tx.listToBe(of: round, fields: try fields ?? tx.stratumFields(of: round), seats: seats)
            var summary: DrawSummary?
            let time = ContinuousClock().measure {
                let list = reader.list
                summary = DrawSummary(of: DrawResult(of: list, by: seed), by: list.rules)
            }
            guard let summary else { throw Refusal("draw_nobody", ["round": code]) }
            return (summary, reader.applications, time)
        }
    }

    /// Runs a committed draw with the public value, records the result, and registers who was drawn, all in one transaction.
    ///
    /// - Returns: the draw, and whom admission refused and the reserves replaced.
    /// - Throws: `round_unknown`, `draw_not_committed`, `draw_not_before_instant`, `draw_run_once`,
    ///   `draw_public_value_form`; `draw_list_altered` if the list isn't the one that was announced.
    public func runDraw(
        of code: String, publicValue: String, as identity: Identity
    ) async throws -> (draw: Draw, summary: DrawSummary, steps: [DrawStep]) {
        try await write(as: identity, facts: ["round": code]) { tx in
            let round = try tx.round(code)
            let (id, bytes) = try tx.one(
                "SELECT draw_id, secret FROM start_draw(\(round), \(publicValue))", as: (UUID, [UInt8]).self)
            let draw = try tx.draw(ofRound: round).draw
            let list = try tx.frozenList(of: id, draw)
            guard let secret = DrawHash(bytes: bytes) else { throw Refusal("draw_list_altered", ["round": code]) }
            let result = DrawResult(of: list, by: DrawSeed(secret: secret, publicValue: publicValue))
            let steps = try tx.record(result, of: id, publicValue: publicValue)
            return (try tx.draw(ofRound: round).draw, DrawSummary(of: result, by: draw.rules), steps)
        }
    }

    /// Gives up a committed draw; its reason and its secret are published with it.
    ///
    /// - Throws: `round_unknown`, `draw_not_committed`.
    public func abandonDraw(of code: String, because reason: String, as identity: Identity) async throws {
        try await write(as: identity, because: reason, facts: ["round": code]) { tx in
            _ = try tx.execute("SELECT abandon_draw(\(try tx.round(code)), \(reason))")
        }
    }

    /// The draws of a round, the newest first; all but the first were abandoned.
    ///
    /// - Throws: `round_unknown`, `draw_unknown` if there is none.
    public func draws(of code: String, as identity: Identity) async throws -> [Draw] {
        try await read(as: identity) { tx in
            let round = try tx.round(code)
            let numbers: [Int] = try tx.all("SELECT number FROM draw WHERE round_id = \(round) ORDER BY number DESC")
            guard !numbers.isEmpty else { throw Refusal("draw_unknown", ["round": code]) }
            return try numbers.map { try tx.draw(ofRound: round, number: $0).draw }
        }
    }

    /// What became of an application in the draw of its round, by its reference.
    ///
    /// - Throws: `draw_standing_unknown`.
    public func drawStanding(of reference: String, as identity: Identity) async throws -> DrawStanding {
        try await read(as: identity) { tx in
            let row = try tx.atMostOne(
                """
                SELECT draw_id, round, rule, paper_on, answers, applicants, seats, rank, session, choice, out_rule, out_at,
                    seat_session
                FROM draw_standing(\(reference))
                """, as: StandingRow.self)
            guard let row else { throw Refusal("draw_standing_unknown", ["application": reference]) }
            return row.standing(of: reference, in: try tx.draw(row.draw, round: row.round))
        }
    }

    /// Writes a draw's protocol, and the list by itself if that is wanted, piece by piece; from the start again, if the
    /// reading has to be done again.
    ///
    /// - `number`: which of the round's draws; nil for the newest.
    /// - Throws: `round_unknown`, `draw_unknown`, and what the sinks throw.
    public func writeDraw(
        of code: String, number: Int? = nil, as identity: Identity,
        protocol sheet: PaperSink, list listSheet: PaperSink? = nil
    ) async throws -> Draw {
        try await read(as: identity) { tx in
            try sheet.restart()
            try listSheet?.restart()
            let (id, draw) = try tx.draw(ofRound: try tx.round(code), number: number)
            var paper = DrawProtocol(to: sheet.put)
            try paper.begin(draw)
            try listSheet?.put(draw.rules.line + "\n")
            var reader = DrawListReader(rules: draw.rules)
            try tx.forEachEntry(of: id) { entry in
                let line = entry.line
                try paper.add(line)
                try listSheet?.put(line + "\n")
                try reader.take(line)
            }
            var result: DrawResult?
            if case .run(let run) = draw.outcome { result = DrawResult(of: reader.list, by: run.seed) }
            try paper.end(draw.outcome, result: result, events: try tx.drawEvents(of: id))
            return draw
        }
    }
}
