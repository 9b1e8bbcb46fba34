import ArgumentParser
import Atelier
import Foundation
import Store

extension UserCommand {
    struct Retire: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a user act no more, by name or token; only an administrator may.",
            discussion: "Example: atelier user retire lusine")
        @Argument(help: "The user's name.") var name: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.retireUser(name, as: desk.identity)
            Terminal.put("User \(name) is retired; what they did stays theirs.")
        }
    }

    struct Tokens: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a user's tokens, those that are no longer good included; for administrators.",
            discussion: "Example: atelier user tokens lusine")
        @Argument(help: "The user's name.") var name: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try Listing(
                columns: [
                    Column("label", "LABEL") { .text($0.label) },
                    Column("created_at", "MADE") { .text($0.createdAt.formatted(.iso8601)) },
                    Column("expires_at", "GOOD UNTIL") { .text($0.expiresAt?.formatted(.iso8601)) },
                    Column("revoked_at", "TAKEN BACK") { .text($0.revokedAt?.formatted(.iso8601)) },
                ], rows: try await desk.store.tokens(of: name, as: desk.identity),
                empty: "User \(name) has no token."
            ).put(as: listing)
        }
    }

    struct RevokeToken: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke-token", abstract: "Take a user's token back; only an administrator may.",
            discussion: "Example: atelier user revoke-token lusine --label \"Desk computer\"")
        @Argument(help: "The user's name.") var name: String
        @Option(help: "What the token is for, as it was said when it was made.") var label: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.revokeTokens(label, of: name, as: desk.identity)
            Terminal.put("The token “\(label)” of user \(name) is taken back.")
        }
    }
}
