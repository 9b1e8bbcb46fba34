import Foundation
import Testing

@testable import Postgres

private enum Theme: String, Bindable, ColumnDecodable {
    case water, soil
}

@Suite("Values")
struct ValueTests {
    /// Sends a value as `type` and reads it back.
    private func returned<Value: Bindable & ColumnDecodable & Sendable>(_ value: Value, _ type: SQL) async throws
        -> Value
    {
        try await Fixture.with { try await $0.database.one(as: nino, "SELECT \(value)::\(type)", as: Value.self) }
    }

    @Test("Whole numbers keep their extremes")
    func integers() async throws {
        #expect(try await returned([Int.min, 0, Int.max], "int8[]") == [Int.min, 0, Int.max])
        #expect(try await returned([Int16.min, 0, Int16.max].map(Int.init), "int2[]") == [-32768, 0, 32767])
        #expect(try await returned(Int32.min, "int4") == Int32.min)
        #expect(Int16(column: Array("32768".utf8).span) == nil)
        #expect(Int(column: Array("9223372036854775808".utf8).span) == nil)
        #expect(Int(column: Array("-".utf8).span) == nil)
        #expect(Int(column: Array("1.5".utf8).span) == nil)
    }

    @Test("Numbers, truths and enums come back as they went")
    func scalars() async throws {
        #expect(try await returned(0.1 + 0.2, "float8") == 0.1 + 0.2)
        #expect(try await returned(-Double.infinity, "float8") == -.infinity)
        #expect(try await returned([true, false], "bool[]") == [true, false])
        #expect(try await returned(Theme.soil, "text") == .soil)
        #expect(try await returned([Theme.soil, .water], "text[]") == [.soil, .water])
    }

    @Test("A UUID is bound and read in PostgreSQL's own text")
    func uuids() async throws {
        let id = try #require(UUID(uuidString: "018F2C5A-7B3D-7C4E-8A9B-0123456789AB"))
        #expect(UUIDText.string(id) == "018f2c5a-7b3d-7c4e-8a9b-0123456789ab")
        #expect(try await returned([id, UUID(uuid: nothing)], "uuid[]") == [id, UUID(uuid: nothing)])
        #expect(UUID(column: Array("018f2c5a-7b3d-7c4e-8a9b-0123456789a".utf8).span) == nil)
        #expect(UUID(column: Array("018f2c5a-7b3d-7c4e-8a9b-0123456789ag".utf8).span) == nil)
    }

    @Test("Bytes of every value come back, alone and in COPY's text form")
    func bytes() async throws {
        let bytes = Data(0...255)
        #expect(try await returned(bytes, "bytea") == bytes)
        #expect(try await returned(Array(bytes), "bytea") == Array(bytes))
        #expect(try await returned([bytes, Data()], "bytea[]") == [bytes, Data()])
    }

    @Test("Arrays keep NULL, empty text, quotes, backslashes, commas and braces apart")
    func arrays() async throws {
        let texts: [String?] = ["", nil, "NULL", "a,b", "{c}", "\"d\"", "\\e\\", " f ", "g\nh", "🍑"]
        #expect(try await returned(texts, "text[]") == texts)
        #expect(try await returned([String](), "text[]") == [])
        #expect(ArrayText.literal([.text("a\"b"), .null]) == #"{"a\"b",NULL}"#)
    }

    @Test("Arrays in the binary form keep the same apart, and numbers, days and truth values")
    func binaryArrays() async throws {
        let texts: [String?] = [
            "", nil, "NULL", "a,b", "{c}", "\"d\"", "\\e\\", " f ", "g\nh", "🍑", "longer than a small string",
        ]
        let numbers: [Int?] = [0, nil, -1, 2_147_483_647, -2_147_483_648]
        let days: [Int?] = [-10_957, nil, 0, 21_914]
        try await Fixture.with { fixture in
            let told = try await fixture.database.one(
                as: nino,
                """
                SELECT \(BinaryArray(texts: texts.count) { texts[$0] })::text[],
                    \(BinaryArray(integers: numbers.count) { numbers[$0] })::integer[],
                    \(BinaryArray(daysSince1970: days.count) { days[$0] })::date[]::text,
                    \(BinaryArray(booleans: 2) { $0 == 1 })::boolean[],
                    \(BinaryArray(texts: 0) { _ in nil })::text[]
                """, as: ([String?], [Int?], String, [Bool], [String]).self)
            #expect(told.0 == texts)
            #expect(told.1 == numbers)
            #expect(told.2 == "{1940-01-02,NULL,1970-01-01,2029-12-31}")
            #expect(told.3 == [false, true])
            #expect(told.4 == [])
        }
    }

    @Test("An array with NULL isn't an array of values that must be there")
    func nullInArray() async throws {
        try await Fixture.with { fixture in
            await #expect(throws: RowError.self) {
                try await fixture.database.one(as: nino, "SELECT ARRAY['a', NULL]", as: [String].self)
            }
        }
    }

    @Test(
        "An instant is sent to the microsecond and read as PostgreSQL prints it",
        arguments: [
            (0.0, "2001-01-01T00:00:00.000000+00"),
            (-978_307_200.0, "1970-01-01T00:00:00.000000+00"),
            (-978_307_200.5, "1969-12-31T23:59:59.500000+00"),
            (772_547_696.123456, "2025-06-25T12:34:56.123456+00"),
            (-31_622_400.0, "2000-01-01T00:00:00.000000+00"),
            (-26_438_400.0, "2000-03-01T00:00:00.000000+00"),
            (-26_524_800.0, "2000-02-29T00:00:00.000000+00"),
            (3_124_224_000.0, "2100-01-02T00:00:00.000000+00"),
            (-63_113_904_000.0, "0001-01-01T00:00:00.000000+00"),
            (-63_113_904_001.0, "0001-12-31T23:59:59.000000+00 BC"),
            (252_423_907_200.0, "9999-12-31T00:00:00.000000+00"),
        ])
    func instants(_ seconds: Double, _ text: String) async throws {
        let date = Date(timeIntervalSinceReferenceDate: seconds)
        #expect(TimestampText.string(date) == text)
        guard !text.hasSuffix("BC") else { return }
        #expect(try await returned(date, "timestamptz") == date)
    }

    @Test("Ten thousand instants over five centuries agree with PostgreSQL's own calendar")
    func manyInstants() async throws {
        try await Fixture.with { fixture in
            let rows = try await fixture.database.all(
                as: nino,
                """
                SELECT extract(epoch FROM at)::float8, at FROM (
                    SELECT '1750-01-01+00'::timestamptz + n * interval '18 days 7 hours 11.123457 seconds' AS at
                    FROM generate_series(1, 10000) AS n) AS instants
                """, as: (Double, Date).self)
            #expect(rows.count == 10_000)
            #expect(rows.allSatisfy { abs($0.1.timeIntervalSince1970 - $0.0) < 2e-6 })
            let sent = rows.map(\.1)
            let back = try await returned(sent, "timestamptz[]")
            #expect(
                zip(sent, back).first { $0 != $1 }.map { "\(TimestampText.string($0)) \(TimestampText.string($1))" }
                    == nil)
        }
    }

    @Test(
        "What is no finite instant with zone is refused",
        arguments: [
            "infinity", "0044-03-15 12:00:00+00 BC", "2026-03-01 09:30:00", "2026-03-01", "2026-03-01 09:30:00+02", "",
        ])
    func notInstants(_ text: String) {
        #expect(Date(column: Array(text.utf8).span) == nil)
    }

    @Test("Infinite dates become infinity instead of crashing")
    func infinity() {
        #expect(TimestampText.string(Date(timeIntervalSinceReferenceDate: .infinity)) == "infinity")
        #expect(TimestampText.string(Date(timeIntervalSinceReferenceDate: -.infinity)) == "-infinity")
        #expect(TimestampText.string(.distantFuture) == "4001-01-01T00:00:00.000000+00")
    }
}

private let nothing: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
