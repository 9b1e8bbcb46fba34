import Logging

/// One line an event on stderr, as `StreamLogHandler` writes it.
///
/// That one puts its metadata into words whenever a piece of it is set, which happens once a request; this one when there is
/// an event.
struct EventLines: LogHandler {
    let label: String
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var stream = StreamLogHandler.standardError(label: label)
        stream.metadata = metadata
        stream.log(event: event)
    }
}
