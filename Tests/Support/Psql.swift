import Foundation

/// psql ended with an error, which `words` tells.
public struct PsqlFailure: Error, CustomStringConvertible {
    public let sql: String
    public let words: String
    public var description: String { "\(sql): \(words)" }
}

/// What psql answers, without the last line end; columns are separated by `|`.
///
/// - Parameters:
///   - conninfo: such as one from `TestCluster`.
///   - sql: statements, run as one transaction.
/// - Returns: the rows, one a line.
/// - Throws: `PsqlFailure`.
@discardableResult
public func psql(_ conninfo: String, _ sql: String) throws -> String {
    try psql(conninfo, arguments: ["-c", sql], told: sql)
}

/// The same for a script of any length, statement after statement.
@discardableResult
public func psql(_ conninfo: String, script: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "atelier-\(UUID().uuidString).sql")
    try script.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try psql(conninfo, arguments: ["-f", file.path], told: "a script")
}

private func psql(_ conninfo: String, arguments: [String], told sql: String) throws -> String {
    let psql = Process()
    psql.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    psql.arguments = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", conninfo] + arguments
    let (output, errors) = (Pipe(), Pipe())
    psql.standardOutput = output
    psql.standardError = errors
    try psql.run()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    psql.waitUntilExit()
    guard psql.terminationStatus == 0 else { throw PsqlFailure(sql: sql, words: words) }
    return answer.trimmingCharacters(in: .newlines)
}
