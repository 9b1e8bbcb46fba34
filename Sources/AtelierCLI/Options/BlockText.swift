import ArgumentParser
import Atelier

/// A block as it is written on the command line: `2026-05-04 09:00/17:00@ROOM#2`, the end with a day of its own if it is
/// another one, the room and the module's number if there are any.
struct BlockText {
    var starts: LocalDateTime
    var ends: LocalDateTime
    var room: String?
    var module: Int?

    init(starts: LocalDateTime, ends: LocalDateTime, room: String? = nil, module: Int? = nil) {
        self.starts = starts
        self.ends = ends
        self.room = room
        self.module = module
    }

    init(_ text: String) throws {
        var rest = text[...]
        if let mark = rest.lastIndex(of: "#") {
            guard let number = Int(rest[rest.index(after: mark)...]) else { throw Self.expected }
            module = number
            rest = rest[..<mark]
        }
        if let mark = rest.lastIndex(of: "@") {
            room = rest[rest.index(after: mark)...].trimmed.uppercased()
            rest = rest[..<mark]
        }
        let sides = rest.split(separator: "/").map(\.trimmed)
        guard sides.count == 2, let starts = LocalDateTime(sides[0]),
            let ends = LocalDateTime(sides[1]) ?? LocalDateTime("\(starts.date) \(sides[1])")
        else { throw Self.expected }
        self.starts = starts
        self.ends = ends
    }

    private static var expected: ValidationError {
        ValidationError(
            "expected local times, and a room and a module's number if there are any, such as "
                + "\"2026-05-04 09:00/17:00@EVN-1#2\"")
    }

    /// The block to be planned.
    func block(fold: Fold?, override: String?) -> NewBlock {
        NewBlock(
            starts: starts, ends: ends, startsFold: fold, endsFold: fold, room: room, module: module, override: override
        )
    }
}

/// Which instant is meant where a clock change repeats a local time.
enum FoldWord: String, CaseIterable, ExpressibleByArgument {
    case earlier, later

    var fold: Fold { self == .earlier ? .earlier : .later }
}
