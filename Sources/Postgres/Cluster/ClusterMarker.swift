import Foundation

/// The file `cluster.json`, by which a folder is known as ours.
struct ClusterMarker: Codable, Sendable, Equatable {
    static let ourProduct = "atelier"
    static let ourFormat = 1

    var product = ourProduct
    /// The layout of the home; raised when an older release could no longer use it.
    var format = ourFormat
    /// Of the server that made the data.
    var serverMajor: Int
    /// UTC, to the second.
    var createdAt: Date

    enum CodingKeys: String, CodingKey {
        case product, format
        case serverMajor = "server_major"
        case createdAt = "created_at"
    }

    /// Nil when the text is no marker of ours.
    init?(text: Data) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        // Whatever does not decode was not written by us.
        guard let marker = try? decoder.decode(Self.self, from: text), marker.product == Self.ourProduct else {
            return nil
        }
        self = marker
    }

    init(serverMajor: Int, createdAt: Date) {
        self.serverMajor = serverMajor
        self.createdAt = createdAt
    }

    func text() throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
