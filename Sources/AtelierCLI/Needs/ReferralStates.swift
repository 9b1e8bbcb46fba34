import ArgumentParser
import Atelier
import Store

extension ReferralCommand {
    struct Accept: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a referral is accepted: the person goes there.",
            discussion: """
                For a session, register the person as well (`atelier registration add`).

                Example: atelier referral accept F-7K3M9QXT
                """)
        @Argument(help: "The referral's reference.", transform: Reading.code) var referral: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.moveReferral(referral, to: .accepted, as: desk.identity)
            Terminal.put("Referral \(referral) is accepted.")
        }
    }

    struct Complete: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that the person of an accepted referral got what it was for.",
            discussion: """
                The need stays open until it is closed (`atelier need close`).

                Example: atelier referral complete F-7K3M9QXT
                """)
        @Argument(help: "The referral's reference.", transform: Reading.code) var referral: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.moveReferral(referral, to: .completed, as: desk.identity)
            Terminal.put("Referral \(referral) is completed.")
        }
    }

    struct Decline: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a proposed referral is declined, and why.",
            discussion: "Example: atelier referral decline F-7K3M9QXT --because \"Too far away\"")
        @Argument(help: "The referral's reference.", transform: Reading.code) var referral: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.moveReferral(referral, to: .declined, because: because, as: desk.identity)
            Terminal.put("Referral \(referral) is declined.")
        }
    }

    struct Drop: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that the person dropped out of an accepted referral, and why.",
            discussion: "Example: atelier referral drop F-7K3M9QXT --because \"Found work\"")
        @Argument(help: "The referral's reference.", transform: Reading.code) var referral: String
        @Option(help: "Why, in words.") var because: String
        @OptionGroup var connection: ConnectionOptions

        func run(at desk: Desk) async throws {
            try await desk.store.moveReferral(referral, to: .droppedOut, because: because, as: desk.identity)
            Terminal.put("The person dropped out of referral \(referral).")
        }
    }
}
