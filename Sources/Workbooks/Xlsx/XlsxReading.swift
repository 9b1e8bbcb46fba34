/// An .xlsx workbook (ECMA-376, transitional or strict) that is being read: its list of sheets, and each sheet when asked.
struct XlsxReading: Sendable {
    let sheets: [SheetEntry]
    private let bytes: [UInt8]
    private let name: String
    private let limits: WorkbookLimits
    private let is1904: Bool
    private let parts: Relations

    /// A sheet as the workbook lists it.
    struct SheetEntry: Sendable {
        let name: String
        let isHidden: Bool
        let path: String
    }

    init(_ bytes: [UInt8], name: String, limits: WorkbookLimits) throws(WorkbookError) {
        self.bytes = bytes
        self.name = name
        self.limits = limits
        let archive = try ZipArchive(bytes, name: name, limit: limits.unzippedBytes)
        if archive.contains("mimetype"), archive.contains("content.xml") {
            throw WorkbookError(.otherKind("an OpenDocument file"), name)
        }
        let root = try Relations(of: "", in: archive, file: name)
        let main = root.first(ofType: "officeDocument") ?? "xl/workbook.xml"
        guard let book = try archive.part(main) else { throw WorkbookError(.notAWorkbook, name) }
        guard !main.hasSuffix(".bin") else { throw WorkbookError(.otherKind("a binary workbook (.xlsb)"), name) }
        let reader = BookReader(part: main, file: name)
        try reader.read(book)
        guard reader.isWorkbook else { throw WorkbookError(.notAWorkbook, name) }
        parts = try Relations(of: main, in: archive, file: name)
        is1904 = reader.is1904
        var sheets: [SheetEntry] = []
        for entry in reader.entries {
            // Chart sheets hold no rows.
            guard let path = parts.path(entry.relation), parts.type(entry.relation) == "worksheet" else { continue }
            sheets.append(SheetEntry(name: entry.name, isHidden: entry.isHidden, path: path))
        }
        self.sheets = sheets
        guard !sheets.isEmpty else { throw WorkbookError(.noSheets, name) }
    }

    func sheet(named wanted: String?) throws(WorkbookError) -> Sheet {
        let entry = try entry(named: wanted)
        let archive = try ZipArchive(bytes, name: name, limit: limits.unzippedBytes)
        guard let part = try archive.part(entry.path) else {
            throw WorkbookError(.broken("its part \(entry.path) is missing"), name)
        }
        let reader = SheetReader(
            part: entry.path, file: name, limits: limits, strings: try strings(in: archive),
            looks: try looks(in: archive), is1904: is1904)
        try reader.read(part)
        return Sheet(name: entry.name, rows: reader.rows)
    }

    private func entry(named wanted: String?) throws(WorkbookError) -> SheetEntry {
        guard let wanted else {
            guard let first = sheets.first(where: { !$0.isHidden }) else { throw WorkbookError(.noSheets, name) }
            return first
        }
        guard
            let found = sheets.first(where: { $0.name == wanted })
                ?? sheets.first(where: { $0.name.lowercased() == wanted.lowercased() })
        else { throw WorkbookError(.noSheet(wanted, among: sheets.filter { !$0.isHidden }.map(\.name)), name) }
        return found
    }

    private func strings(in archive: ZipArchive) throws(WorkbookError) -> [String] {
        guard let path = parts.first(ofType: "sharedStrings"), let part = try archive.part(path) else { return [] }
        let reader = SharedStringsReader(part: path, file: name)
        try reader.read(part)
        return reader.strings
    }

    private func looks(in archive: ZipArchive) throws(WorkbookError) -> [NumberLook] {
        guard let path = parts.first(ofType: "styles"), let part = try archive.part(path) else { return [] }
        let reader = StylesReader(part: path, file: name)
        try reader.read(part)
        return reader.looks
    }
}

/// Which part belongs to which: `_rels/*.rels` of one part.
struct Relations: Sendable {
    private let byID: [String: (type: String, path: String)]
    private let order: [String]

    /// - `owner`: the part's path; empty for the whole package.
    init(of owner: String, in archive: ZipArchive, file: String) throws(WorkbookError) {
        let folder = owner.lastIndex(of: "/").map { String(owner[...$0]) } ?? ""
        let path = "\(folder)_rels/\(owner.dropFirst(folder.count)).rels"
        guard let part = try archive.part(path) else {
            (byID, order) = ([:], [])
            return
        }
        let reader = RelationsReader(part: path, file: file)
        try reader.read(part)
        var byID: [String: (type: String, path: String)] = [:]
        for relation in reader.relations {
            byID[relation.id] = (relation.type, Self.resolve(relation.target, in: folder))
        }
        self.byID = byID
        order = reader.relations.map(\.id)
    }

    func path(_ id: String) -> String? { byID[id]?.path }
    func type(_ id: String) -> String? { byID[id]?.type }
    func first(ofType type: String) -> String? { order.lazy.compactMap { byID[$0] }.first { $0.type == type }?.path }

    /// A target's path in the package: absolute ones begin with a slash, `..` goes up.
    private static func resolve(_ target: String, in folder: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

private final class RelationsReader: PartReader {
    var relations: [(id: String, type: String, target: String)] = []

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        guard element == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"], attributes["TargetMode"] != "External"
        else { return }
        relations.append((id, type.split(separator: "/").last.map(String.init) ?? "", target))
    }
}

/// The workbook's own part: its sheets by relation, and where its calendar begins.
private final class BookReader: PartReader {
    var entries: [(name: String, relation: String, isHidden: Bool)] = []
    var is1904 = false
    var isWorkbook = false

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "workbook": isWorkbook = true
        case "workbookPr": is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet":
            let isHidden = ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
            entries.append((attributes["name"] ?? "", attributes["id"] ?? "", isHidden))
        default: break
        }
    }
}
