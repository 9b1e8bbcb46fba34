/// The statements that one connection has prepared on the server, by their text, the least recently used forgotten
/// first.
struct StatementCache {
    /// A statement that the server knows by `name`.
    final class Entry {
        let name: String
        let text: String
        /// Known from the first result on; a prepared statement can't change them.
        var columns: Columns?
        fileprivate var lastUse = 0

        fileprivate init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    let capacity: Int
    private var entries: [String: Entry] = [:]
    private var uses = 0
    /// Names are never used twice, so that a name can't mean another statement than it did.
    private var made = 0

    init(capacity: Int = 256) {
        self.capacity = capacity
    }

    var count: Int { entries.count }

    mutating func find(_ text: String) -> Entry? {
        guard let entry = entries[text] else { return nil }
        uses += 1
        entry.lastUse = uses
        return entry
    }

    /// A new entry, and the one that has to leave for it.
    mutating func add(_ text: String) -> (added: Entry, evicted: Entry?) {
        var evicted: Entry?
        if entries.count >= capacity {
            evicted = entries.values.min { $0.lastUse < $1.lastUse }
            evicted.map { remove($0) }
        }
        made += 1
        let entry = Entry(name: "s\(made)", text: text)
        restore(entry)
        return (entry, evicted)
    }

    mutating func remove(_ entry: Entry) {
        entries[entry.text] = nil
    }

    /// Puts back an entry that could not be deallocated.
    mutating func restore(_ entry: Entry) {
        uses += 1
        entry.lastUse = uses
        entries[entry.text] = entry
    }

    mutating func removeAll() {
        entries.removeAll()
    }
}
