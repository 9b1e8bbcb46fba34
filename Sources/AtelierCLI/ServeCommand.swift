import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Postgres
import Store
import Web

/// The composition root of the service: pages, feeds and answers over HTTP, until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve pages and feeds over HTTP until SIGTERM or SIGINT; requests under way are answered first.",
        discussion: "Example: atelier serve --bind 127.0.0.1:8080 --public-address https://trainings.example.org")
    @Option(
        help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "host:port"),
        transform: { try BindText($0) })
    var bind = BindText(host: "127.0.0.1", port: 8080)
    @Option(
        help: ArgumentHelp(
            "The address that links and calendars give, such as https://trainings.example.org.", valueName: "url"),
        transform: Self.address)
    var publicAddress: URL?
    @Option(
        help: ArgumentHelp(
            "A folder with files such as fr.json, which add languages of pages or replace texts.", valueName: "folder"),
        transform: Self.languages)
    var languages = Languages.builtIn
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        if connection.user != nil {
            throw ValidationError("--as doesn't work with serve: everybody is served for what they are.")
        }
    }

    func run() async throws {
        let logger = Self.logger
        let conninfo = try await DatabasePlace(connection).ready(for: .service)
        let database = Database(Store.configuration(conninfo: conninfo, logger: logger))
        let store = Store(database)
        let queue = AdmissionQueue(store: store, logger: logger)
        var web = application(store: store, queue: queue, configuration: configuration, logger: logger)
        // Services end in the opposite order: what the web side is answering may still need the queue and the database.
        web.addServices(database, JobRunner(store: store, logger: logger), queue)
        do {
            // Shuts down gracefully on SIGTERM and SIGINT.
            try await web.runService()
        } catch  where Self.isOfTheNetwork(error) {
            throw Answer.no(
                "\(bind) can't be listened on (\(Self.reason(error))); choose another host and port with --bind.")
        }
    }

    /// The network library's errors have no name that we may import; its modules have.
    private static func isOfTheNetwork(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)).hasPrefix("NIO")
    }

    /// What the system says of it, without the name of its call.
    private static func reason(_ error: any Error) -> String {
        let said = String(describing: error)
        guard let number = said.firstMatch(of: /errno: (\d+)/).flatMap({ Int32($0.output.1) }) else { return said }
        return String(cString: strerror(number))
    }

    /// One line an event, on stderr.
    private static var logger: Logger {
        Logger(label: "atelier") { EventLines(label: $0) }
    }

    private static func address(_ text: String) throws -> URL {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil,
            !text.hasSuffix("/")
        else {
            throw ValidationError(
                "expected an address without a slash at its end, such as https://trainings.example.org")
        }
        return url
    }

    private static func languages(_ text: String) throws -> Languages {
        do {
            return try Languages(adding: URL(filePath: text))
        } catch {
            throw ValidationError(
                "expected a folder with files such as fr.json, each an object of texts, {\"key\": \"text\"} (\(error.localizedDescription))"
            )
        }
    }

    private var configuration: WebConfiguration {
        WebConfiguration(
            address: .hostname(bind.host, port: bind.port), host: UpcomingCommand.calendarHost,
            publicAddress: publicAddress?.absoluteString, languages: languages)
    }
}
