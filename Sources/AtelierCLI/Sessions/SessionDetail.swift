import ArgumentParser
import Atelier

/// What can be taken away from a session, named as the option that gives it.
enum SessionDetail: String, CaseIterable, ExpressibleByArgument {
    case title, project
    case country = "in"
    case place
    case partOf = "part-of"
    case track, series
    case providerCapacity = "provider-capacity"
    case holdsNoTime = "holds-no-time"

    /// - Throws: `ValidationError` if the edit gives it at the same time.
    func clear(_ edit: inout SessionEdit) throws {
        switch self {
        case .title: try take(&edit.title)
        case .project: try take(&edit.project)
        case .country: try take(&edit.country)
        case .place: try take(&edit.place)
        case .partOf:
            // It would go too.
            if edit.track != nil { throw contradiction(of: "track") }
            try take(&edit.whole)
        case .track: try take(&edit.track)
        case .series:
            if edit.seriesNumber != nil { throw contradiction(of: "series-number") }
            try take(&edit.series)
        case .providerCapacity: try take(&edit.providerCapacity)
        case .holdsNoTime:
            if edit.holdsTime == false { throw contradiction(of: rawValue) }
            edit.holdsTime = true
        }
    }

    private func take<Value>(_ field: inout Value??) throws {
        if case .some(.some) = field { throw contradiction(of: rawValue) }
        field = .some(nil)
    }

    private func contradiction(of option: String) -> ValidationError {
        ValidationError("--\(option) and --without \(rawValue) contradict each other; give one of them.")
    }
}
