import Foundation
import Glibc
import Store

/// A file that is written piece by piece and must not be there before. It has its name when it is whole, and before that
/// another one beside it: whatever goes wrong, nothing half is left.
final class NewFile: Sendable {
    private let handle: FileHandle
    private let path: String
    private let draft: String

    /// - Throws: `Answer` if there is one already, or no folder for it.
    init(_ path: String) throws {
        self.path = path
        draft = "\(path).\(getpid()).part"
        let descriptor = access(path, F_OK) == 0 ? -1 : open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o644)
        guard descriptor >= 0 else { throw Self.isThere(path) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit {
        // Once it has its name, there is no draft.
        unlink(draft)
    }

    /// Where a use case writes it.
    var sink: PaperSink { PaperSink(restart: restart, put: write) }

    private func restart() throws {
        do {
            try handle.truncate(atOffset: 0)
        } catch {
            throw noRoom
        }
    }

    /// - Throws: `Answer` if there is no room.
    private func write(_ text: String) throws {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw noRoom
        }
    }

    /// Gives it its name.
    ///
    /// - Throws: `Answer` if another file has it meanwhile, or there is no room.
    func finish() throws {
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw noRoom
        }
        // Unlike a renaming, a link never takes the place of another file.
        guard link(draft, path) == 0 else { throw Self.isThere(path) }
    }

    private var noRoom: Answer {
        Answer.no("\(path) can't be written to its end; make room and write it again.")
    }

    private static func isThere(_ path: String) -> Answer {
        Answer.no("\(path) can't be written: expected a new file in a folder that is there; choose another.")
    }
}
