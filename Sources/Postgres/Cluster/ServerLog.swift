import Foundation

/// The server's log folder: what was added to it since a moment, so that an error quotes this start and not an old one.
struct ServerLog: Sendable {
    let folder: String
    private let sizes: [String: Int]

    /// Remembers what is there now.
    init(folder: String) {
        self.folder = folder
        sizes = Self.sizes(in: folder)
    }

    /// The last lines added since, at most `count`; a file that became shorter was begun anew.
    func news(lines count: Int = 8) -> String {
        let added = Self.sizes(in: folder).sorted { $0.key < $1.key }.compactMap { name, size -> String? in
            let old = sizes[name] ?? 0
            guard size != old, let text = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
            return String(decoding: text.dropFirst(size > old ? old : 0), as: UTF8.self)
        }
        return Self.lastLines(added.joined(separator: "\n"), count)
    }

    static func lastLines(_ text: String, _ count: Int) -> String {
        text.split(whereSeparator: \.isNewline).suffix(count).joined(separator: "\n")
    }

    private static func sizes(in folder: String) -> [String: Int] {
        // No folder, no lines.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.reduce(into: [:]) { sizes, name in
            // A file rotated away meanwhile has no size.
            let facts = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            sizes[name] = facts?[.size] as? Int
        }
    }
}
