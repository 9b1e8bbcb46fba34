import Foundation
import Testing
import Workbooks

@Suite("Reading text with separators")
struct SeparatedTextTests {
    private func read(_ bytes: [UInt8], encoding: String? = nil, limits: WorkbookLimits = WorkbookLimits())
        throws(WorkbookError) -> [String]
    {
        try WorkbookFile(bytes: bytes, name: "list.csv", limits: limits).sheet(encoding: encoding).told
    }

    private func read(_ text: String) throws(WorkbookError) -> [String] { try read(Array(text.utf8)) }

    @Test(
        "The separator is found out by itself",
        arguments: [
            "a,b,c\n1,2,3\n", "a;b;c\n1;2;3\n", "a\tb\tc\n1\t2\t3\n", "sep=|\na|b|c\n1|2|3\n",
            "a;b;c\r\n\"1\";2;3\r\n", "a,b,c\r1,2,3\r", "\u{FEFF}a;b;c\n1;2;3",
        ])
    func separators(_ text: String) throws {
        let first = text.hasPrefix("sep") ? 2 : 1
        #expect(try read(text) == ["\(first): A=a B=b C=c", "\(first + 1): A=1 B=2 C=3"])
    }

    @Test("Commas inside fields don't win over the semicolons between them, nor the other way round")
    func misleading() throws {
        #expect(
            try read("Name;Languages\nPetrosyan, Anahit;hy, en\nDavit;hy, ru, en\n")
                == ["1: A=Name B=Languages", "2: A=Petrosyan, Anahit B=hy, en", "3: A=Davit B=hy, ru, en"])
        #expect(
            try read("Name,Note\nAnahit,a;b;c\nDavit,d;e\n") == [
                "1: A=Name B=Note", "2: A=Anahit B=a;b;c", "3: A=Davit B=d;e",
            ])
        #expect(try read("Name\nAnahit\nDavit Q.\n") == ["1: A=Name", "2: A=Anahit", "3: A=Davit Q."])
        #expect(try read("Name\nPetrosyan, A\n\"Q; D\"\n").count == 3)
    }

    @Test("Quotation marks hold separators, line breaks and doubled marks; a row keeps its number")
    func quotes() throws {
        #expect(
            try read("a,b\n\"x, \"\"y\"\"\nz\",2\n\n,\n\"\",5\nin \"the\" middle,6\n\"tail\"s,7")
                == [
                    "1: A=a B=b", "2: A=x, \"y\"\nz B=2", "5: B=5", "6: A=in \"the\" middle B=6", "7: A=tails B=7",
                ])
        #expect(reason { () throws(WorkbookError) in _ = try read("a,b\n1,2\n\"open,3\n4,5") } == .openQuote(row: 3))
    }

    @Test("UTF-16 is read with and without a mark, in either order of bytes")
    func utf16() throws {
        let text = "имя;год\nАнаит;1990\n"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let expected = ["1: A=имя B=год", "2: A=Анаит B=1990"]
        for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] { #expect(try read(bytes) == expected) }
        #expect(try read([0xFF, 0xFE] + little, encoding: "UTF-16") == expected)
        #expect(try read(little, encoding: "utf-16le") == expected)
    }

    @Test("A named code page is read; without its name the row is named that isn't UTF-8")
    func codePage() throws {
        // “имя;год\nАнаит;1990” in windows-1251.
        let bytes: [UInt8] = [
            0xE8, 0xEC, 0xFF, 0x3B, 0xE3, 0xEE, 0xE4, 0x0A, 0xC0, 0xED, 0xE0, 0xE8, 0xF2, 0x3B, 0x31, 0x39, 0x39, 0x30,
        ]
        #expect(try read(bytes, encoding: "windows-1251") == ["1: A=имя B=год", "2: A=Анаит B=1990"])
        #expect(reason { () throws(WorkbookError) in _ = try read(bytes) } == .notInEncoding("UTF-8", row: 1))
        let second = Array("a;b\nc;d\n".utf8) + bytes
        #expect(reason { () throws(WorkbookError) in _ = try read(second) } == .notInEncoding("UTF-8", row: 3))
        for name in ["nonsense", "ascii//IGNORE", ""] {
            #expect(
                reason { () throws(WorkbookError) in _ = try read(bytes, encoding: name) }
                    == .unknownEncoding(name.lowercased()))
        }
        #expect(
            reason { () throws(WorkbookError) in _ = try read(second, encoding: "ascii") }
                == .notInEncoding("ascii", row: 3))
    }

    @Test("What is too large is refused")
    func limits() {
        func refused(_ text: String, _ limits: WorkbookLimits) -> WorkbookError.Reason? {
            reason { () throws(WorkbookError) in _ = try read(Array(text.utf8), limits: limits) }
        }
        #expect(refused("a,b\n1,2\n3,4", WorkbookLimits(textRows: 2)) == .tooManyRows(limit: 2))
        #expect(refused("a,b\n1,2\n", WorkbookLimits(columns: 1)) == .tooManyColumns(row: 1, limit: 1))
        #expect(refused("a,,\n1,,\n", WorkbookLimits(columns: 1)) == nil)
        #expect(refused("a,b\n1,éééé", WorkbookLimits(cellLength: 3)) == .cellTooLong(place: "B2", limit: 3))
        #expect(refused("a,b\n1,ééé", WorkbookLimits(cellLength: 3)) == nil)
        #expect(
            reason { () throws(WorkbookError) in
                _ = try WorkbookFile(bytes: Array("a,b".utf8), name: "x").sheet(named: "S")
            } == .sheetOfText)
    }

    @Test("A hundred thousand rows are read in little time")
    func speed() throws {
        let text = Array((1...100_000).map { "Person \($0);female;1990;+374 10 \($0)\n" }.joined().utf8)
        let clock = ContinuousClock()
        var rows = 0
        let time = try clock.measure { rows = try read(text).count }
        #expect(rows == 100_000)
        #expect(time < .seconds(30), "\(time)")
    }
}
