extension Migrator {
    /// A step that a database has and this program doesn't know.
    public struct UnknownStep: Sendable, Hashable {
        public let version: Int
        public let name: String
        public let isIncompatible: Bool
    }

    /// How a database stands to this program; of several findings, the first in this order.
    public enum Status: Sendable, Equatable {
        /// Files were edited after they had been run; their versions in order.
        case altered(versions: [Int])
        /// Steps are missing.
        case behind(pending: [Migration])
        /// It has steps that this program doesn't know.
        case ahead(by: [UnknownStep])
        /// Only the current texts of views and functions differ.
        case currentTextsDiffer
        case current

        /// Whether this program may serve on that database: it is current, or ahead by compatible steps only.
        public var isServable: Bool {
            switch self {
            case .current: true
            case .ahead(let steps): !steps.contains(where: \.isIncompatible)
            case .altered, .behind, .currentTextsDiffer: false
            }
        }
    }
}

extension Migrator.Status {
    init(of record: SchemaRecord, for migrator: Migrator) {
        let known = Dictionary(uniqueKeysWithValues: migrator.migrations.map { ($0.version, $0) })
        let altered = record.steps.filter { known[$0.version].map(\.checksum) ?? $0.checksum != $0.checksum }
        let done = Set(record.steps.map(\.version))
        let pending = migrator.migrations.filter { !done.contains($0.version) }
        let unknown = record.steps.filter { known[$0.version] == nil }
        if !altered.isEmpty {
            self = .altered(versions: altered.map(\.version))
        } else if !pending.isEmpty {
            self = .behind(pending: pending)
        } else if !unknown.isEmpty {
            self = .ahead(
                by: unknown.map {
                    Migrator.UnknownStep(version: $0.version, name: $0.name, isIncompatible: $0.isIncompatible)
                })
        } else {
            self = record.currentChecksum == migrator.currentChecksum ? .current : .currentTextsDiffer
        }
    }
}
