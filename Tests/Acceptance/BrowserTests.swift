import Foundation
import Testing

/// Stories told in a real browser (Debian's Chromium, driven by PyPI's `playwright`), one file each below `browser/`. Every page that
/// they visit is judged: see `browser/_browser.py`. Pictures of the pages lie in `.build/screenshots` afterwards.
@Suite(
    "In a browser", .serialized, .served,
    .enabled(if: Judge.python != nil, "ATELIER_TEST_PYTHON names a Python with playwright and axe-playwright-python"))
struct BrowserTests {
    @Test("A story comes to its end", arguments: Story.all)
    func story(_ story: Story) throws {
        let town = try #require(Served.town)
        let said = try story.told(in: town)
        #expect(said.status == 0, "\(said.errors)")
    }
}

/// A Python program that goes through pages as a person would.
struct Story: Sendable, CustomTestStringConvertible {
    let file: URL
    /// The first line of the file, which says what it shows.
    let testDescription: String

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser")
    private static let screenshots = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/screenshots").standardizedFileURL

    static let all: [Story] = {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "py" && !$0.lastPathComponent.hasPrefix("_") }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map(Story.init(file:))
    }()

    private init(file: URL) {
        self.file = file
        let first = (try? String(contentsOf: file, encoding: .utf8))?.prefix { $0 != "\n" } ?? ""
        testDescription = "\(file.lastPathComponent): \(first.filter { $0 != "\"" })"
    }

    func told(in town: BrowserTown) throws -> Outcome {
        let run = Run()
        run.process.executableURL = URL(fileURLWithPath: Judge.python ?? "")
        run.process.arguments = [file.path]
        run.process.environment = [
            "ATELIER_ADDRESS": town.address, "ATELIER_SCREENSHOTS": Self.screenshots.path,
            "ATELIER_FACTS": String(decoding: try JSONEncoder().encode(town.facts), as: UTF8.self),
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
        ]
        try run.process.run()
        return run.finish(within: .seconds(400))
    }
}

/// Runs a service for all tests of a suite.
struct Served: SuiteTrait, TestScoping {
    @TaskLocal static var town: BrowserTown?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await BrowserTown.serving { town in
            try await Self.$town.withValue(town) { try await function() }
        }
    }
}

extension Trait where Self == Served {
    static var served: Self { Self() }
}
