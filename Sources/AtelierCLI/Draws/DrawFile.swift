import Atelier
import Foundation
import Glibc

/// A draw's papers as files, read line by line, however long.
enum DrawFile {
    /// - Throws: `Refusal` (`draw_check_failed`) for the first line that isn't as it should be; `Answer` for no file.
    static func list(_ path: String) throws -> DrawListReader {
        let file = try LineFile(path)
        var reader: DrawListReader?
        try naming(path, file) {
            while try file.next({ line in
                guard let line else { return false }
                if reader == nil {
                    reader = DrawListReader(rules: try DrawRules(first: String(decoding: line, as: UTF8.self)))
                } else {
                    try reader?.take(line)
                }
                return true
            }) {}
            guard let reader else {
                throw DrawFault("the list", expected: "the rules in its first line", found: "an empty file")
            }
            _ = try reader.finish()
        }
        guard let reader else { throw Answer.no("\(path) has no list in it.") }
        return reader
    }

    /// - Throws: as `list`.
    static func check(_ path: String, against list: String?) throws -> DrawCheck.Report {
        let file = try LineFile(path)
        let published = try list.map { try LineFile($0) }
        return try naming(path, file) {
            try DrawCheck.check(
                { take in try file.next(take) }, against: published.map { other in { take in try other.next(take) } })
        }
    }

    private static func naming<Value>(_ path: String, _ file: LineFile, _ work: () throws -> Value) throws -> Value {
        func refusal(_ fault: DrawFault, _ line: Int) -> Refusal {
            Refusal(
                "draw_check_failed",
                [
                    "file": path, "line": String(line), "place": fault.place, "expected": fault.expected,
                    "found": fault.found,
                ])
        }
        do {
            return try work()
        } catch let fault as DrawCheck.LineFault {
            throw refusal(fault.fault, fault.line)
        } catch let fault as DrawFault {
            throw refusal(fault, file.number)
        }
    }
}

/// Reads a file line by line; only one line is in memory.
private final class LineFile {
    private let stream: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0
    /// Of the line read last, from 1.
    private(set) var number = 0

    /// - Throws: `Answer` if it can't be read.
    init(_ path: String) throws {
        guard let stream = fopen(path, "r") else {
            throw Answer.no("The file \(path) can't be read; give one that `atelier draw protocol` wrote.")
        }
        self.stream = stream
    }

    deinit {
        free(buffer)
        fclose(stream)
    }

    /// The next line without its end, for the time of the call; nil after the last one.
    func next<Value>(_ take: (UnsafeRawBufferPointer?) throws -> Value) rethrows -> Value {
        let length = getline(&buffer, &capacity, stream)
        number += 1
        guard length > 0, let buffer else { return try take(nil) }
        let line = UnsafeRawBufferPointer(start: buffer, count: length)
        // A last line without its end isn't what was written.
        guard line.last == UInt8(ascii: "\n") else { return try take(line) }
        return try take(UnsafeRawBufferPointer(rebasing: line.dropLast()))
    }
}
