import ArgumentParser
import Atelier
import Store

/// Manuals, notebooks, handouts and their versions.
struct MaterialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "material", abstract: "Materials: manuals, notebooks, handouts, and their versions.",
        discussion: "Example: atelier material list --training FAB",
        subcommands: [List.self, Add.self, Release.self, Withdraw.self, Use.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List materials with all their versions, by language and country.",
            discussion: "Example: atelier material list --session FAB-LU-1")
        @Option(help: "Only those of this training.", transform: Reading.code) var training: String?
        @Option(help: "Only what the participants of this session get.", transform: Reading.code) var session: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            let names = try await desk.countryNames()
            try Listing(
                columns: [
                    Column("code", "CODE") { .text($0.material.code) },
                    Column("title", "TITLE") { .text($0.material.title.said()) },
                    Column("kind", "KIND") { .text($0.material.kind.rawValue) },
                    Column("training", "TRAINING") { .text($0.material.training) },
                    Column("version", "VERSION") { .text($0.version?.name) },
                    Column("language", "LANGUAGE") { .text($0.version?.language) },
                ] + names.columns { $0.version?.country } + [
                    Column("released_on", "RELEASED") { .day($0.version?.releasedOn) },
                    Column("withdrawn_on", "WITHDRAWN") { .day($0.version?.withdrawnOn) },
                    Column("location", "WHERE") { .text($0.version?.location) },
                    Column("sha256", nil) { .text($0.version?.sha256) },
                    Column("bytes", nil) { .number($0.version?.bytes) },
                ], rows: try await rows(at: desk),
                empty: "There is none; add one with `atelier material add`."
            ).put(as: listing)
        }

        private func rows(at desk: Desk) async throws -> [Row] {
            let materials = try await desk.store.materials(as: desk.identity)
            if let session {
                let byCode = Dictionary(materials.map { ($0.code, $0) }) { first, _ in first }
                return try await desk.store.materials(of: session, as: desk.identity).compactMap { code, version in
                    byCode[code].map { Row(material: $0, version: version) }
                }
            }
            return materials.filter { training == nil || $0.training == training }.flatMap { material in
                material.versions.isEmpty
                    ? [Row(material: material, version: nil)]
                    : material.versions.map { Row(material: material, version: $0) }
            }
        }

        private struct Row {
            let material: Material
            let version: Material.Version?
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a material; its versions are released one by one.",
            discussion: "Example: atelier material add FAB-MANUAL \"Manual\" --kind manual --training FAB")
        @Argument(help: "Its code: 2 to 32 capital letters, digits and hyphens.", transform: Reading.code)
        var code: String
        @Argument(help: "Its title.", transform: Reading.texts) var title: Texts
        @Option(help: "What it is.") var kind: Material.Kind
        @Option(help: "The training that it is for.", transform: Reading.code) var training: String?
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.addMaterial(
                Material(code: code, title: title, kind: kind, training: training, versions: []), as: desk.identity)
            Terminal.put("Material \(code) is there; release a version with `atelier material release \(code)`.")
        }
    }
}
