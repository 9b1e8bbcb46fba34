public import Foundation
public import Hummingbird

/// What the composition root decides about the web side.
public struct WebConfiguration: Sendable {
    /// Where to listen: a host and port, or a Unix socket.
    public var address: BindAddress
    /// The host name that makes the UIDs of calendar events unique; it must stay the same for ever.
    public var host: String
    /// The public address without a slash at the end, such as `https://example.org`, if it is known.
    public var publicAddress: String?
    /// Which sessions are marked as running; what is coming at all is decided by the database's clock.
    public var clock: @Sendable () -> Date

    public init(
        address: BindAddress = .hostname("127.0.0.1", port: 8080), host: String = "atelier.invalid",
        publicAddress: String? = nil, clock: @escaping @Sendable () -> Date
    ) {
        self.address = address
        self.host = host
        self.publicAddress = publicAddress
        self.clock = clock
    }
}
