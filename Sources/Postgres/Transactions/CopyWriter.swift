import CLibPQ

/// Writes rows of `COPY … FROM STDIN` in its text format, escaped.
public final class CopyWriter {
    /// Sent in pieces of this many bytes.
    private static let pieceSize = 1 << 16

    private let link: Link
    private var buffer: [UInt8] = []
    /// The rows appended so far.
    public private(set) var count = 0

    init(link: Link) {
        self.link = link
        buffer.reserveCapacity(Self.pieceSize + 4096)
    }

    /// One row: the values in the order of the columns; nil is NULL.
    ///
    /// - Throws: `DatabaseError` if the connection is lost; `CancellationError`. What the server thinks of the row
    ///   comes out at the end.
    public func append<each Value: Bindable>(_ values: repeat each Value) throws {
        for value in repeat each values { Self.append(value.bind, to: &buffer) }
        try endRow()
    }

    /// A value with a tab behind it. Not a method: each access to an object's property costs more than a byte.
    private static func append(_ bind: Bind, to row: inout [UInt8]) {
        guard var text = bind.text else { return row.append(contentsOf: [0x5C, 0x4E, 0x09]) }
        text.withUTF8 { bytes in
            if bytes.contains(where: isEscaped) {
                for byte in bytes { append(escaping: byte, to: &row) }
            } else {
                row.append(contentsOf: bytes)
            }
        }
        row.append(UInt8(ascii: "\t"))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }

    private static func append(escaping byte: UInt8, to row: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\\"): row.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\t"): row.append(contentsOf: "\\t".utf8)
        case UInt8(ascii: "\n"): row.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): row.append(contentsOf: "\\r".utf8)
        default: row.append(byte)
        }
    }

    private func endRow() throws {
        // Behind the last value stands a tab; a row without values has none.
        if buffer.last == UInt8(ascii: "\t") { buffer.removeLast() }
        buffer.append(UInt8(ascii: "\n"))
        count += 1
        if buffer.count >= Self.pieceSize { try flush() }
    }

    func flush() throws {
        guard !buffer.isEmpty else { return }
        if link.canceller.isCancelled { throw CancellationError() }
        let isSent = buffer.withUnsafeBytes { bytes in
            PQputCopyData(link.handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard isSent == 1 else { throw link.lost(nil) }
        buffer.removeAll(keepingCapacity: true)
    }
}
