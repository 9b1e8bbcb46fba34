import ArgumentParser
import Atelier
import Postgres
import Store

/// The first real set-up.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Set up an empty database: its schema, the first office and its administrator.",
        discussion: """
            A private database is otherwise set up by the first command that needs it, for the operating-system user in an \
            office HOME.

            On any other, --database names one of its administrators; the first administrator's token is printed once, and \
            commands then act with it in ATELIER_TOKEN, connected as the role atelier_service.

            Example: atelier init --office EVN-OFFICE --name "Yerevan office" --administrator lusine
            """)
    @Option(help: "The first office's code.", transform: Reading.code) var office: String
    @Option(help: "The first office's name.") var name: String
    @Option(help: "The country where the office sits.", transform: Reading.code) var country: String?
    @Option(help: "The administrator's user name; without it, the operating-system user's.") var administrator: String?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let first = administrator ?? EmbeddedDatabase.firstUser
        let place = try DatabasePlace(connection)
        let setup = try await setup(place)
        let organisation = Organisation(code: office, name: name, kind: .office, country: country)
        let token = place.isPrivate ? nil : AccessToken.random()
        guard try await setup.begin(office: organisation, administrator: first, tokenHash: token?.hash) else {
            throw Answer.no(
                "This database has users already, so it is set up; add offices with `atelier organisation add`.")
        }
        let sentence = "Office \(office) is set up, with \(first) as administrator."
        guard let token else { return Terminal.put(sentence) }
        Terminal.say("\(sentence) The token, shown this once (give it in ATELIER_TOKEN):")
        Terminal.put(token.text)
    }

    /// A database with its schema and nothing in it.
    private func setup(_ place: DatabasePlace) async throws -> Setup {
        switch place {
        case .embedded(let database): return try database.setup(at: try await database.ready())
        case .named(let conninfo):
            let setup = try Setup(conninfo: conninfo, deployment: .external, logger: .silent)
            _ = try await setup.prepare()
            return setup
        }
    }
}
