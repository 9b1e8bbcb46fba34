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
        var isFirst = true
        for value in repeat each values { append(value.bind, isFirst: &isFirst) }
        try endRow()
    }

    /// One row whose number of columns is known at run time only.
    ///
    /// - Throws: as `append(_:)`.
    public func append(row binds: [Bind]) throws {
        var isFirst = true
        for bind in binds { append(bind, isFirst: &isFirst) }
        try endRow()
    }

    private func append(_ bind: Bind, isFirst: inout Bool) {
        if !isFirst { buffer.append(UInt8(ascii: "\t")) }
        isFirst = false
        guard let text = bind.text else {
            buffer.append(contentsOf: "\\N".utf8)
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): buffer.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\t"): buffer.append(contentsOf: "\\t".utf8)
            case UInt8(ascii: "\n"): buffer.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): buffer.append(contentsOf: "\\r".utf8)
            default: buffer.append(byte)
            }
        }
    }

    private func endRow() throws {
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
