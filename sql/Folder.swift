/// The texts of this folder, carried in the binary: migrations, current views and functions, seed data.
extension SQLTexts {
    /// The texts of one folder with their paths below `sql/`.
    ///
    /// - Parameter folder: a folder below `sql/`, such as `migrations`, without a slash at its end.
    /// - Returns: ordered by path; empty if there is no such folder.
    public static func folder(_ folder: String) -> [(path: String, text: String)] {
        files.filter { $0.key.hasPrefix(folder + "/") }
            .sorted { $0.key < $1.key }
            .map { (path: $0.key, text: $0.value) }
    }
}
