/// A place on the Earth, in degrees (WGS 84): north and east are positive.
public struct Coordinates: Sendable, Equatable {
    public let latitude: Double
    public let longitude: Double

    /// - Returns: nil unless the latitude is from -90 to 90 and the longitude from -180 to 180.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
