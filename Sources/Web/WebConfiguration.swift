public import Hummingbird

/// What the composition root decides about the web side.
public struct WebConfiguration: Sendable {
    /// Where to listen: a host and port, or a Unix socket.
    public var address: BindAddress
    /// The host name that makes the UIDs of calendar events unique; it must stay the same for ever.
    public var host: String
    /// The public address without a slash at the end, such as `https://example.org`, if it is known.
    public var publicAddress: String?
    /// In which languages pages can be had.
    public var languages: Languages
    /// How many connections may be open; others wait until one is closed. More than have room in the line for admission,
    /// so that who finds no room is told so.
    public var connections: Int
    /// How long a connection may be open without a request under way.
    public var idleTimeout: Duration

    public init(
        address: BindAddress = .hostname("127.0.0.1", port: 8080), host: String = "atelier.invalid",
        publicAddress: String? = nil, languages: Languages = .builtIn, connections: Int = 8_192,
        idleTimeout: Duration = .seconds(60)
    ) {
        self.address = address
        self.host = host
        self.publicAddress = publicAddress
        self.languages = languages
        self.connections = connections
        self.idleTimeout = idleTimeout
    }
}
