import Atelier
import Foundation
import Glibc

/// The files that a script hands to commands, in a folder that only this user may enter.
struct ProgrammeFiles {
    private var folder: URL?
    private var count = 0

    /// Writes a file, each under a name of its own; where it lies.
    mutating func write(_ content: Data, named name: String) throws -> String {
        let folder = try folder ?? Self.newFolder()
        self.folder = folder
        count += 1
        let file = folder.appending(path: "\(count)-\(name)")
        try content.write(to: file)
        return file.path
    }

    /// Takes all of them away.
    mutating func remove() {
        // What can't be removed is in the system's folder for what may go.
        if let folder { try? FileManager.default.removeItem(at: folder) }
        folder = nil
    }

    private static func newFolder() throws -> URL {
        var path = Array(FileManager.default.temporaryDirectory.appending(path: "atelier-XXXXXX").path.utf8CString)
        guard mkdtemp(&path) != nil else {
            throw Answer.no("No folder can be made in \(FileManager.default.temporaryDirectory.path); make room there.")
        }
        return URL(fileURLWithPath: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}
