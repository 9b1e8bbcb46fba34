import ArgumentParser

/// Where to listen, as it is written on the command line: `127.0.0.1:8080`, `[::1]:8080`.
struct BindText: CustomStringConvertible {
    let host: String
    let port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init(_ text: String) throws {
        let expected = ValidationError("expected a host and a port from 0 to 65535, such as 127.0.0.1:8080")
        guard let mark = text.lastIndex(of: ":"), let port = Int(text[text.index(after: mark)...]),
            (0...65_535).contains(port), mark != text.startIndex
        else { throw expected }
        var host = text[..<mark]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { throw expected }
        self.host = String(host)
        self.port = port
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
