import Foundation
import FoundationXML

/// Reads one XML part of a workbook from its first element to its last; what is in it, its subclasses note.
class PartReader: NSObject, XMLParserDelegate {
    /// The part's path, for errors.
    let part: String
    let file: String
    private var parser: XMLParser?
    private var problem: WorkbookError?
    /// Elements that have begun and not ended.
    private var depth = 0

    init(part: String, file: String) {
        self.part = part
        self.file = file
    }

    /// An element begins; its name and its attributes' are without prefix.
    func begin(_ element: Substring, _ attributes: [String: String]) {}
    func text(_ text: String) {}
    func end(_ element: Substring) {}

    /// - Throws: what `stop` was called with; `broken` if it isn't well-formed XML, or defines entities of its own.
    func read(_ bytes: [UInt8]) throws(WorkbookError) {
        // A workbook's parts never have a document type; entities that multiply do.
        guard !Self.hasDocumentType(bytes) else { throw WorkbookError(.broken("\(part) has a document type"), file) }
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        parser.shouldResolveExternalEntities = false
        self.parser = parser
        defer { self.parser = nil }
        let isWhole = parser.parse()
        if let problem { throw problem }
        // The parser alone takes half a part for a whole one.
        guard isWhole, parser.parserError == nil, depth == 0 else {
            throw WorkbookError(.broken("\(part) isn't well-formed"), file)
        }
    }

    /// Ends the reading; `read` throws this.
    func stop(_ reason: WorkbookError.Reason) {
        problem = problem ?? WorkbookError(reason, file)
        parser?.abortParsing()
    }

    private static func hasDocumentType(_ bytes: [UInt8]) -> Bool {
        let mark = Array("<!DOCTYPE".utf8)
        // It can only stand before the first element.
        var index = bytes.startIndex
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")), open + 1 < bytes.endIndex {
            switch bytes[open + 1] {
            case UInt8(ascii: "!"):
                if bytes[open...].starts(with: mark) { return true }
            case UInt8(ascii: "?"): break
            // UTF-16 has a zero byte here: libxml2 would understand it, we don't look into it.
            case 0: return true
            default: return false
            }
            index = open + 1
        }
        return false
    }

    /// Without a prefix: `x:row` is `row`.
    private static func local(_ name: String) -> Substring {
        name.utf8.lastIndex(of: UInt8(ascii: ":")).map { name[name.utf8.index(after: $0)...] } ?? name[...]
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        guard problem == nil else { return }
        let plain =
            attributes.keys.contains { $0.contains(":") }
            ? Dictionary(
                attributes.map { (String(Self.local($0.key)), $0.value) }, uniquingKeysWith: { first, _ in first })
            : attributes
        begin(Self.local(elementName), plain)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { if problem == nil { text(string) } }
    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if problem == nil { text(String(decoding: block, as: UTF8.self)) }
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        if problem == nil { end(Self.local(elementName)) }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        stop(.broken("\(part) isn't well-formed"))
    }
}
