// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: language mode 6, explicit existentials and imports, no warning let through.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "atelier",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "atelier", targets: ["AtelierCLI"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // For its unit of time, in which the server library is told how long a connection may idle.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])]
        ),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CIconv"),
        .systemLibrary(
            name: "CICU",
            pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"])]
        ),
        .executableTarget(name: "EmbedTexts", swiftSettings: strict),
        .plugin(
            name: "EmbedTextsPlugin",
            capability: .buildTool(),
            dependencies: ["EmbedTexts"],
            path: "Sources/EmbedTextsPlugin"
        ),
        .target(
            name: "SQLTexts", path: "sql", exclude: ["tests"], swiftSettings: strict, plugins: ["EmbedTextsPlugin"]),
        .target(
            name: "Postgres",
            dependencies: [
                "CLibPQ",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Workbooks", dependencies: ["CIconv", "CXlsxWriter", "CZip"], swiftSettings: strict),
        .target(
            name: "Atelier", dependencies: ["CICU", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict, plugins: ["EmbedTextsPlugin"]),
        .target(
            name: "Credentials",
            dependencies: ["Atelier", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict,
            plugins: ["EmbedTextsPlugin"]
        ),
        .target(
            name: "Store",
            dependencies: [
                "Atelier", "Credentials", "Postgres", "SQLTexts",
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Web",
            dependencies: [
                "Atelier", "Store",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict,
            plugins: ["EmbedTextsPlugin"]
        ),
        .executableTarget(
            name: "AtelierCLI",
            dependencies: [
                "Atelier", "Credentials", "Postgres", "SQLTexts", "Store", "Web", "Workbooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "Store", "Atelier", .product(name: "Logging", package: "swift-log")],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["Postgres", "TestSupport", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks"], swiftSettings: strict),
        .testTarget(name: "AtelierTests", dependencies: ["Atelier", "Credentials"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Atelier", "Credentials", "Postgres", "SQLTexts", "Store", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Atelier", "Postgres", "Store", "TestSupport", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AcceptanceTests", dependencies: ["Atelier", "AtelierCLI", "Store", "TestSupport"],
            path: "Tests/Acceptance", exclude: ["browser"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
