import ArgumentParser
import Glibc
import Workbooks

/// How a listing is written.
enum ListingFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, xlsx

    /// Whether it shows people what they want to see, rather than telling programs all there is.
    var isForPeople: Bool { self == .table || self == .xlsx }
}

/// The options of every listing.
struct ListingOptions: ParsableArguments {
    @Option(help: "How to write it: a table or a workbook (xlsx) for people, json or csv for programs.")
    var format = ListingFormat.table
    @OptionGroup var workbook: WorkbookOptions

    func validate() throws { try workbook.validate(isWanted: format == .xlsx) }

    /// Writes what is for people: tables below their headings, the first without, or a workbook with a sheet each.
    ///
    /// - Throws: `WorkbookError`.
    func put(_ sections: [Section]) throws {
        guard format != .xlsx else { return try workbook.put(sections.map(\.sheet)) }
        for (index, section) in sections.enumerated() {
            if index > 0 { Terminal.put("\n\(Terminal.bold(section.heading))") }
            Terminal.put(section.table)
        }
    }
}

/// Where a workbook goes.
struct WorkbookOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "With --format xlsx: the file to be written, which isn't there yet; without it, stdout.", valueName: "file")
    )
    var output: String?

    func validate(isWanted: Bool) throws {
        switch (isWanted, output) {
        case (false, _?): throw ValidationError("--output belongs to --format xlsx; give both, or neither.")
        case (true, nil) where isatty(STDOUT_FILENO) == 1:
            throw ValidationError("A terminal can't show a workbook; give its file with --output, such as list.xlsx.")
        case (true, let file?) where !file.lowercased().hasSuffix(".xlsx"):
            throw ValidationError("\(file) isn't the name of a workbook; expected one that ends in .xlsx.")
        default: break
        }
    }

    /// - Throws: `WorkbookError`.
    func put(_ sheets: [SheetDraft]) throws(WorkbookError) {
        let draft = WorkbookDraft(sheets: sheets)
        guard let output else { return Terminal.put(try draft.bytes()) }
        try draft.write(to: output)
        Terminal.say("\(output) is written.")
    }
}
