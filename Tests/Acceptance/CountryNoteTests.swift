import Foundation
import Testing

/// Wherever the tool says a country's name, its note is said too: in tables, CSV, JSON and calendars, in every listing
/// that there is, for Kosovo, for a territory without a code, and for a country that was renamed.
@Suite("Notes of countries")
struct CountryNoteTests {
    /// A country or territory with a note, and what its note says.
    struct Noted: Sendable {
        let code: String
        let name: String
        let note: String
    }

    @Test("Every listing of the tool that says the name says the note", arguments: ["XK", "X-SOMALILAND"])
    func everyListing(_ code: String) throws {
        let town = try Town()
        let country = try noted(code, on: town)
        try furnish(town, in: country)
        var seen = 0
        for words in try listings(of: town) {
            for format in ["table", "json", "csv"] {
                let outcome = try town.machine.atelier(words + ["--format", format])
                try #require([0, 1].contains(outcome.status), "\(words): \(outcome.errors)")
                guard outcome.output.contains(country.name) else { continue }
                seen += 1
                #expect(outcome.output.contains(country.note), "\(words) \(format)")
            }
        }
        // Countries, organisations, venues, sessions, upcoming, a session, a country, the check: three formats each.
        #expect(seen >= 24)
    }

    @Test(
        "A calendar says the note with the event, and with a country's own calendar", arguments: ["XK", "X-SOMALILAND"])
    func calendars(_ code: String) throws {
        let town = try Town()
        let country = try noted(code, on: town)
        try furnish(town, in: country)
        for words in [
            ["upcoming", "--training", town.training], ["upcoming", "--country", code, "--training", town.training],
        ] {
            let calendar = try town.done(words + ["--format", "ics"]).replacing("\r\n ", with: "")
            #expect(calendar.contains("\(country.name)*"))
            #expect(calendar.contains("* \(country.name): "))
            #expect(calendar.contains(country.note))
        }
        let own = try town.done("upcoming", "--country", code, "--training", town.training, "--format", "ics")
        #expect(own.replacing("\r\n ", with: "").contains("X-WR-CALDESC:* \(country.name): "))
    }

    @Test("A country that is renamed has its new name and note in every listing")
    func renamed() throws {
        let town = try Town()
        let code = "X-REN\(String(UnicodeScalar(UInt8(65 + (Int(town.mark) ?? 0) % 26))))"
        try town.done("country", "add", code, "--name", "Oldland \(town.mark)", "--note", "Old note")
        try furnish(town, in: Noted(code: code, name: "Oldland \(town.mark)", note: "Old note"))
        try town.done(
            "country", "edit", code, "--name", "Newland \(town.mark)", "--note", "New note \(town.mark)", "--because",
            "As the partners call it")
        for words in [
            ["venue", "list"], ["session", "show", town.session("A")], ["upcoming"], ["organisation", "list"],
        ] {
            for format in ["table", "json", "csv"] {
                let said = try town.done(words + ["--format", format])
                #expect(said.contains("Newland \(town.mark)"), "\(words) \(format)")
                #expect(said.contains("New note \(town.mark)"), "\(words) \(format)")
                #expect(!said.contains("Oldland \(town.mark)"), "\(words) \(format)")
            }
        }
    }

    @Test(
        "Bad words for a country get one sentence, and change nothing",
        arguments: [
            (["edit", "XK", "--note", "none"], 1, "note of Kosovo"),
            (["edit", "XK"], 64, "--name, --alpha3, --note, --weekend, --visa-days or --zone"),
            (["edit", "GE", "--weekend", "sat,doomsday"], 64, "fri,sat"),
            (["edit", "GE", "--visa-days", "400"], 64, "from 0 to 365"),
            (["edit", "QQ", "--visa-days", "4"], 1, "no country QQ"),
            (["edit", "GE", "--name", " "], 1, "needs a name"),
            (["holidays", "GE", "--year", "20"], 64, "such as 2026"),
            (["holidays", "QQ", "--year", "2026"], 1, "no country QQ"),
        ])
    func badWords(_ words: [String], _ status: Int32, _ says: String) throws {
        let outcome = try Machine.shared.atelier(["country"] + words)
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }

    @Test("A country shows its weekend, the years of its holidays and its visas' days, or that nothing is known")
    func calendar() throws {
        let town = try Town()
        #expect(try town.done("country", "show", "GE").contains("Saturday, Sunday (assumed)"))
        #expect(try town.done("country", "show", "GE").contains("2024–2030"))
        _ = try noted("X-SOMALILAND", on: town)
        #expect(try town.done("country", "show", "X-SOMALILAND").contains("not known"))
        try town.done("country", "edit", "BJ", "--weekend", "sun,sat", "--visa-days", "21")
        let benin = try town.machine.atelier("country", "show", "BJ", "--format", "json").json([[String: Datum]].self)
        #expect(benin.first?["weekend"] == .list([.text("Saturday"), .text("Sunday")]))
        #expect(benin.first?["weekend_source"] == .text("set"))
        #expect(benin.first?["visa_days"] == .number(21))
        #expect(try town.done("country", "holidays", "GE", "--year", "2026").contains("Independence Day"))
        #expect(
            try town.done("country", "holidays", "GE", "--year", "1999").contains("No public holidays of GE in 1999"))
    }

    /// Makes sure that it is there; Kosovo always is.
    private func noted(_ code: String, on town: Town) throws -> Noted {
        guard code != "XK" else { return Noted(code: code, name: "Kosovo", note: "resolution 1244 (1999)") }
        let somaliland = Noted(code: code, name: "Somaliland", note: "a territory without an ISO code")
        _ = try town.machine.atelier("country", "add", code, "--name", somaliland.name, "--note", somaliland.note)
        return somaliland
    }

    /// An organisation, a venue, a session in it on a Sunday and one for it.
    private func furnish(_ town: Town, in country: Noted) throws {
        try town.done(
            "organisation", "add", "ORG-\(town.mark)", "--name", "Partner", "--kind", "partner", "--country",
            country.code)
        try town.done(
            "venue", "add", "VEN-\(town.mark)", "--name", "House", "--country", country.code, "--town", "Somewhere",
            "--at",
            "42.6,21.1")
        // Known here, so that the check has something to say with its name.
        try town.done("country", "edit", country.code, "--weekend", "sun")
        _ = try town.published("A", on: "2030-05-05", ["--in", country.code, "--zone", "UTC", "--for", "GE"])
        _ = try town.published("B", ["--for", country.code])
    }

    /// Every listing that needs no words of its own, as the tool's own help has them, and those of one thing.
    private func listings(of town: Town) throws -> [[String]] {
        let plain = try Page.root().leaves.filter { page in
            let arguments = page.command.arguments ?? []
            return arguments.contains { ($0.names ?? []).contains { $0.name == "format" } }
                && arguments.allSatisfy { $0.isOptional == true }
                && !["demo", "verify"].contains(page.command.commandName)
                // They take one of two things, a session or a series, a round or a list.
                && !page.words.contains("certificate") && !page.words.contains("rehearse")
        }.map { Array($0.words.dropFirst()) }
        return plain
            + [
                ["certificate", "due", town.session("A")], ["certificate", "list", town.session("A")],
                ["session", "show", town.session("A")], ["session", "show", town.session("B")],
                ["schedule", "check", "--session", town.session("A")], ["country", "show", "XK"],
                ["country", "show", "X-SOMALILAND"],
            ].filter { $0.last != "X-SOMALILAND" || (try? noted("X-SOMALILAND", on: town)) != nil }
    }
}
