/// Reference data that a database knows: public holidays, working weeks, towns, zones.
public struct Dataset: Sendable, Equatable {
    public let name: String
    public let version: String
    /// Where it is from.
    public let source: String
    public let licence: String
    /// What its licence asks to be said.
    public let attribution: String
    public let rows: Int

    public init(name: String, version: String, source: String, licence: String, attribution: String, rows: Int) {
        self.name = name
        self.version = version
        self.source = source
        self.licence = licence
        self.attribution = attribution
        self.rows = rows
    }
}
