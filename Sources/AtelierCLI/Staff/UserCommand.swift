import ArgumentParser
import Atelier
import Store

/// Who works with the system.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Staff users, their offices, roles and tokens.",
        discussion: "Example: atelier user list",
        subcommands: [
            List.self, Add.self, Retire.self, Token.self, Tokens.self, RevokeToken.self,
        ])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List staff users: those of the own office, for an administrator all.",
            discussion: "Example: atelier user list")
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("name", "NAME") { .text($0.name) },
                    Column("office", "OFFICE") { .text($0.office) },
                    Column("role", "ROLE") { .text($0.role.rawValue) },
                ], rows: try await desk.store.users(as: desk.identity), empty: "The acting user sees no users."
            ).put(as: listing)
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a staff user; only an administrator may.",
            discussion: "Example: atelier user add lusine --office EVN-OFFICE --role coordinator")
        @Argument(help: "The name: small letters, digits and . _ - @.") var name: String
        @Option(help: "The code of the user's office.", transform: Reading.code) var office: String
        @Option(help: "What the user may do.") var role: StaffUser.Role
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addUser(StaffUser(name: name, office: office, role: role), as: desk.identity)
            Terminal.put("User \(name) is added.")
        }
    }

    struct Token: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token for a user and print it, this once; it is kept nowhere.",
            discussion: "Example: atelier user token lusine --label \"Desk computer\" --until 2030-12-31")
        @Argument(help: "The user's name.") var name: String
        @Option(help: "What the token is for, in words.") var label: String
        @Option(help: "The last day on which it is good (UTC); without it, it has no end.", transform: Reading.day)
        var until: LocalDate?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let token = AccessToken.random()
            try await desk.store.addToken(hash: token.hash, label: label, for: name, until: until, as: desk.identity)
            Terminal.put(token.text)
        }
    }
}
