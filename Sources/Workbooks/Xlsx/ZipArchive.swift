import CZip

/// The parts of a zip file that is in memory, unzipped one by one up to a limit.
///
/// Not Sendable: libzip keeps its place in it.
final class ZipArchive {
    private let archive: OpaquePointer
    /// libzip reads from here until the archive is closed.
    private let memory: UnsafeMutableRawBufferPointer
    private let name: String
    private let limit: Int
    /// Bytes unzipped so far.
    private var unzipped = 0

    /// - `limit`: bytes that may be unzipped in all.
    init(_ bytes: [UInt8], name: String, limit: Int) throws(WorkbookError) {
        memory = .allocate(byteCount: bytes.count, alignment: 1)
        memory.copyBytes(from: bytes)
        self.name = name
        self.limit = limit
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(memory.count), 0, &error) else {
            memory.deallocate()
            throw WorkbookError(.broken("it doesn't fit into memory"), name)
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            memory.deallocate()
            throw WorkbookError(.broken("its list of parts can't be read"), name)
        }
        archive = opened
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    /// Whether there is a part of that name.
    func contains(_ part: String) -> Bool { zip_name_locate(archive, part, UInt32(ZIP_FL_NOCASE)) >= 0 }

    /// A part's bytes; nil if there is no such part.
    func part(_ path: String) throws(WorkbookError) -> [UInt8]? {
        let index = zip_name_locate(archive, path, UInt32(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        var facts = zip_stat_t()
        zip_stat_index(archive, UInt64(index), 0, &facts)
        guard facts.encryption_method == UInt16(ZIP_EM_NONE) else { throw WorkbookError(.encrypted, name) }
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw broken(path) }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &piece, UInt64(piece.count)))
            guard count >= 0 else { throw broken(path) }
            guard count > 0 else { return bytes }
            unzipped += count
            guard unzipped <= limit else { throw WorkbookError(.tooLargeUnzipped(limit: limit), name) }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    private func broken(_ part: String) -> WorkbookError {
        WorkbookError(.broken("its part \(part) can't be unzipped"), name)
    }
}
