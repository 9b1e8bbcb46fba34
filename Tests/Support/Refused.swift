public import Atelier

/// The refusal of a piece of work, or nil if it was done.
///
/// - Throws: what else the work fails with.
public func refusal(_ work: () async throws -> Void) async throws -> Refusal? {
    do {
        try await work()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
