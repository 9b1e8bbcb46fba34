extension Project {
    /// The donor's emblem and line on one kind of paper.
    public struct Paper: Sendable, Equatable {
        public let kind: Kind
        /// By language; nil if there is an emblem alone.
        public let line: Texts?
        public let emblem: Emblem?
        /// Whose papers must not bear them.
        public let notFor: [Audience]

        public init(kind: Kind, line: Texts?, emblem: Emblem?, notFor: [Audience] = []) {
            self.kind = kind
            self.line = line
            self.emblem = emblem
            self.notFor = notFor
        }

        /// Whether a paper for somebody of that audience bears emblem and line. Where nobody knows whose paper it is, it does
        /// only if everybody's may: a donor can be named later, a returnee's certificate can't be taken back.
        public func isBorne(by audience: Audience?) -> Bool {
            guard let audience else { return notFor.isEmpty }
            return !notFor.contains(audience)
        }

        public enum Kind: String, Sendable, CaseIterable {
            case sheet, invitation, certificate, badge
        }

        public enum Audience: String, Sendable, CaseIterable {
            case returnees, minors, officials, experts, youth, partners
            case `public`
        }

        /// A picture, at most 128 KiB.
        public struct Emblem: Sendable, Equatable {
            public let type: PictureType
            public let bytes: [UInt8]

            public init(type: PictureType, bytes: [UInt8]) {
                self.type = type
                self.bytes = bytes
            }

            /// By its first bytes: PNG by its signature, everything else is taken for SVG, which the database checks.
            public init(_ bytes: [UInt8]) {
                let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
                self.init(type: bytes.starts(with: signature) ? .png : .svg, bytes: bytes)
            }
        }

        public enum PictureType: String, Sendable {
            case svg = "image/svg+xml"
            case png = "image/png"
        }
    }
}

/// A project with what is planned, spent and printed for it.
public struct ProjectDetails: Sendable, Equatable {
    public let project: Project
    public let targets: [Project.Target]
    public let costLines: [Project.CostLine]
    public let papers: [Project.Paper]

    public init(
        project: Project, targets: [Project.Target], costLines: [Project.CostLine], papers: [Project.Paper]
    ) {
        self.project = project
        self.targets = targets
        self.costLines = costLines
        self.papers = papers
    }
}
