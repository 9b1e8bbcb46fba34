/// The texts of this folder, carried in the binary: migrations, current views and functions, seed data.
extension SQLTexts {
    /// Paths and texts of one folder, ordered by path.
    ///
    /// - Parameter folder: a folder below `sql/`, such as `migrations`, without a slash at its end.
    public static func folder(_ folder: String) -> [(path: String, text: String)] {
        files.filter { $0.key.hasPrefix(folder + "/") }
            .sorted { $0.key < $1.key }
            .map { (path: $0.key, text: $0.value) }
    }
}
