/// The values of a statement laid out as libpq wants them: pointers to NUL-terminated text or to bytes.
struct Parameters {
    private var bytes: [UInt8] = []
    /// Where each value starts in `bytes`; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    /// 1 for bytes, 0 for text.
    private var formats: [Int32] = []

    /// - Throws: `DatabaseError` of kind misuse for U+0000, which PostgreSQL can't store in text and which would end
    ///   the text early, and for more values than the protocol can count.
    init(_ statement: Statement) throws(DatabaseError) {
        guard statement.binds.count <= 65_535 else {
            throw DatabaseError(
                .misuse, "\(statement.binds.count) values, but one statement takes 65,535: send arrays or use COPY",
                statement: statement)
        }
        for bind in statement.binds {
            switch bind {
            case .null:
                append(start: nil, length: 0, format: 0)
            case .text(let text):
                let start = bytes.count
                bytes.append(contentsOf: text.utf8)
                guard !bytes[start...].contains(0) else {
                    throw DatabaseError(.misuse, "text with U+0000, which PostgreSQL can't store", statement: statement)
                }
                append(start: start, length: bytes.count - start, format: 0)
                bytes.append(0)
            case .bytes(let value):
                append(start: bytes.count, length: value.count, format: 1)
                bytes.append(contentsOf: value)
                bytes.append(0)
            }
        }
    }

    private mutating func append(start: Int?, length: Int, format: Int32) {
        starts.append(start)
        lengths.append(Int32(length))
        formats.append(format)
    }

    /// The pointers are valid during the call only.
    func withPointers<Value>(
        _ body: (_ count: Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) ->
            Value
    ) -> Value {
        bytes.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return values.withUnsafeBufferPointer { values in
                body(Int32(values.count), values.baseAddress, lengths, formats)
            }
        }
    }
}
