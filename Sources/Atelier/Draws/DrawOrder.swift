/// Puts things in the order of their codes, in time that grows as their number does.
struct DrawOrder {
    /// Something with the first eight bytes of its code.
    struct Item: Sendable {
        var code: UInt64
        var index: UInt32
    }

    /// The whole code of the item with an index; asked for only where two begin alike.
    let code: (UInt32) -> [UInt8]

    /// Codes are spread evenly, so each falls into one of as many drawers as there are items, nearly in its place; what is
    /// left inside a drawer is put in order one by one.
    func sorted(_ items: ArraySlice<Item>) -> [Item] {
        let drawers = items.count
        guard drawers > 1 else { return Array(items) }
        func drawer(_ item: Item) -> Int { Int(item.code.multipliedFullWidth(by: UInt64(drawers)).high) }
        var starts = [UInt32](repeating: 0, count: drawers + 1)
        for item in items { starts[drawer(item) + 1] += 1 }
        for index in 1...drawers { starts[index] += starts[index - 1] }
        var sorted = [Item](repeating: Item(code: 0, index: 0), count: items.count)
        for item in items {
            let place = drawer(item)
            sorted[Int(starts[place])] = item
            starts[place] += 1
        }
        insert(&sorted)
        return sorted
    }

    /// Insertion: nothing is far from where it belongs.
    private func insert(_ items: inout [Item]) {
        for index in items.indices.dropFirst() {
            var place = index
            while place > 0, isBefore(items[place], items[place - 1]) {
                items.swapAt(place, place - 1)
                place -= 1
            }
        }
    }

    private func isBefore(_ one: Item, _ other: Item) -> Bool {
        one.code == other.code ? isBeforeByAll(one, other) : one.code < other.code
    }

    /// The same eight bytes at the start: the rest of the code decides.
    private func isBeforeByAll(_ one: Item, _ other: Item) -> Bool {
        code(one.index).lexicographicallyPrecedes(code(other.index))
    }
}
