/// Reads a line of a draw's papers byte by byte, in the one way in which it may be written. Doesn't outlive the bytes.
struct LineScanner {
    let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    /// Goes on if these bytes come next.
    mutating func take(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[position + offset] != text.utf8Start[offset] {
            return false
        }
        position += text.utf8CodeUnitCount
        return true
    }

    /// A whole number from 0 on, without zeros before it, of at most nine digits.
    mutating func number() -> Int? {
        let start = position
        var number = 0
        while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            number = 10 * number + Int(digit)
            position += 1
        }
        let digits = position - start
        guard digits > 0, digits < 10, digits == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
        return number
    }

    /// Letters of the alphabet, digits, hyphens, underscores; at least one, at most 64.
    mutating func word() -> UnsafeRawBufferPointer? {
        let start = position
        while position < bytes.count, Self.isOfWords[Int(bytes[position])] { position += 1 }
        guard (1...64).contains(position - start) else { return nil }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    }

    /// The same in quotation marks.
    mutating func quotedWord() -> UnsafeRawBufferPointer? {
        guard take("\""), let word = word(), take("\"") else { return nil }
        return word
    }

    /// Numbers in brackets, with commas between them.
    mutating func numbers(into numbers: inout [UInt16]) -> Bool {
        numbers.removeAll(keepingCapacity: true)
        guard take("[") else { return false }
        if take("]") { return true }
        repeat {
            guard let number = number(), let small = UInt16(exactly: number) else { return false }
            numbers.append(small)
        } while take(",")
        return take("]")
    }

    private static let isOfWords: [Bool] = (0...255).map { byte in
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8.contains(byte)
    }
}
