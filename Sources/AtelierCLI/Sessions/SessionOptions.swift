import ArgumentParser
import Atelier

/// What a session belongs to.
struct BelongingOptions: ParsableArguments {
    @Option(
        help: "The session that it is part of; being in both is no clash.", transform: Reading.code)
    var partOf: String?
    @Option(help: "The track's name, if it runs beside other parts.") var track: String?
    @Option(help: "The series that it is in; one cohort follows it.", transform: Reading.code) var series: String?
    @Option(help: "Its number in the series; after the last one, if not given.", transform: Reading.count)
    var seriesNumber: Int?
    @Flag(help: "It holds nobody's time, since it lasts months and leaves room beside it (a placement).")
    var holdsNoTime = false

    var belonging: Session.Belonging {
        Session.Belonging(whole: partOf, track: track, series: series, seriesNumber: seriesNumber)
    }
}

/// Who runs a session with the host office.
struct OrganiserOptions: ParsableArguments {
    @Option(help: "An organisation that hosts it too; repeatable.", transform: Reading.code) var coHost: [String] = []
    @Option(help: "A partner organisation; repeatable.", transform: Reading.code) var partner: [String] = []
    @Option(help: "The organisation whose session it is, where we have a quota of seats.", transform: Reading.code)
    var provider: String?
    @Option(
        help: "How many people the provider takes in all; --capacity is the quota for us.", transform: Reading.count)
    var providerCapacity: Int?

    var organisers: [Session.Organiser] {
        coHost.map { .init(organisation: $0, role: .host) } + partner.map { .init(organisation: $0, role: .partner) }
            + (provider.map { [.init(organisation: $0, role: .provider)] } ?? [])
    }
}

/// For whom seats are kept: one of three.
struct HolderOptions: ParsableArguments {
    @Option(help: "The country whose people the seats are for.", transform: Reading.code) var country: String?
    @Option(help: "The organisation whose people they are for.", transform: Reading.code) var organisation: String?
    @Option(help: "The group that they are for, by a name.") var group: String?

    func validate() throws {
        guard [country, organisation, group].compactMap(\.self).count == 1 else {
            throw ValidationError("Give one of --country, --organisation and --group.")
        }
    }

    /// - Throws: `ValidationError` if none was given, which `validate` has ruled out.
    func holder() throws -> ReservedSeats.Holder {
        if let country { return .country(country) }
        if let organisation { return .organisation(organisation) }
        if let group { return .group(group) }
        throw ValidationError("Give one of --country, --organisation and --group.")
    }
}

/// How far copies of a session lie apart.
struct ShiftOptions: ParsableArguments {
    @Option(help: "So many days later.", transform: Reading.number) var days: Int?
    @Option(help: "So many weeks later.", transform: Reading.number) var weeks: Int?
    @Option(help: "So many months later, on the same day of the month.", transform: Reading.number) var months: Int?

    func validate() throws {
        guard [days, weeks, months].compactMap(\.self).count == 1 else {
            throw ValidationError("Give one of --days, --weeks and --months.")
        }
    }

    var shift: Shift {
        if let days { return .days(days) }
        if let weeks { return .weeks(weeks) }
        return .months(months ?? 0)
    }
}
