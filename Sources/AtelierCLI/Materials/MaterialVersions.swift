import ArgumentParser
import Atelier
import Crypto
import Foundation
import Store

/// Which version of a material: its name, language and country.
struct VersionOptions: ParsableArguments {
    @Option(help: "The version's name, such as 2 or 2018-10.") var version: String
    @Option(help: "The language it is in, such as fr.") var language: String
    @Option(help: "The country for which it was adapted; none: for all.", transform: Reading.code) var country: String?
}

extension MaterialCommand {
    struct Release: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Release a version of a material in a language, for all or for one country.",
            discussion: """
                With --file, the file's SHA-256 and length are kept, so that anybody can see whether theirs is the same; the \
                file itself stays where it is.

                Example: atelier material release FAB-MANUAL --version 2 --language lb --country LU --on 2018-10-04 \
                --at https://example.org/manual-lu.pdf
                """)
        @Argument(help: "The material's code.", transform: Reading.code) var code: String
        @OptionGroup var version: VersionOptions
        @Option(help: "The day of the release.", transform: Reading.day) var on: LocalDate
        @Option(help: "Where it lies: an address, or a file's name.") var at: String?
        @Option(help: "The file, to know it again.") var file: String?
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if at == nil, file == nil { throw ValidationError("Say where it lies: give --at, --file, or both.") }
        }

        func run(at desk: Desk) async throws {
            let content = try file.map(Self.read)
            let new = Material.Version(
                name: version.version, language: version.language, country: version.country, releasedOn: on,
                location: at ?? file ?? "", sha256: content.map { $0.sha256 }, bytes: content.map { $0.bytes })
            try await desk.store.addMaterialVersion(new, of: code, as: desk.identity)
            Terminal.put("Version \(version.version) of \(code) in \(version.language) is released.")
        }

        private static func read(_ path: String) throws -> (sha256: String, bytes: Int) {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Answer.usage("The file \(path) can't be read; check its name and that you may read it.")
            }
            let hash = SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return (hash, data.count)
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a version is no longer to be used.",
            discussion: "Example: atelier material withdraw FAB-MANUAL --version 1 --language en --on 2018-10-04")
        @Argument(help: "The material's code.", transform: Reading.code) var code: String
        @OptionGroup var version: VersionOptions
        @Option(help: "From which day on.", transform: Reading.day) var on: LocalDate
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.withdrawMaterialVersion(
                version.version, language: version.language, country: version.country, of: code, on: on,
                as: desk.identity)
            Terminal.put("Version \(version.version) of \(code) in \(version.language) is withdrawn from \(on) on.")
        }
    }

    struct Use: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a version of a material on a session: what its participants get.",
            discussion:
                "Example: atelier material use FAB-MANUAL --version 2 --language lb --country LU --session FAB-LU-1")
        @Argument(help: "The material's code.", transform: Reading.code) var code: String
        @OptionGroup var version: VersionOptions
        @Option(help: "The session's code.", transform: Reading.code) var session: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.useMaterial(
                code, version: version.version, language: version.language, country: version.country, in: session,
                as: desk.identity)
            Terminal.put("Participants of session \(session) get version \(version.version) of \(code).")
        }
    }
}
