import Foundation
import PackagePlugin

/// Embeds a target's texts (SQL, templates, messages) as string literals in a generated `enum <Target>Texts`.
@main
struct EmbedTextsPlugin: BuildToolPlugin {
    static let extensions: Set<String> = ["sql", "mustache", "css", "json", "csv", "tsv", "txt"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? SwiftSourceModuleTarget else { return [] }
        let inputs = target.sourceFiles.map(\.url)
            .filter { Self.extensions.contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
        let name = target.moduleName.hasSuffix("Texts") ? target.moduleName : target.moduleName + "Texts"
        let output = context.pluginWorkDirectoryURL.appending(path: "\(name).swift")
        return [
            .buildCommand(
                displayName: "Embedding \(inputs.count) texts in \(target.moduleName)",
                executable: try context.tool(named: "EmbedTexts").url,
                arguments: [name, output.path, target.directoryURL.path] + inputs.map(\.path),
                inputFiles: inputs,
                outputFiles: [output]
            )
        ]
    }
}
