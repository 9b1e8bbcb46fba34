import ArgumentParser
import Atelier
import Store

extension ProjectCommand {
    struct Cost: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set or remove a cost line: planned and spent, in a currency.",
            discussion: """
                Set again for the same name, currency and days, it changes; an amount that isn't named stays as it was.

                Example: atelier project cost AVRR-AM "Training" --currency EUR --planned 9000000 --spent 5800000.50
                """)
        @Argument(help: "The project's code.", transform: Reading.code) var code: String
        @Argument(help: "What it is for.") var name: String
        @Option(help: "The currency by its code of ISO 4217.", transform: Reading.code) var currency: String
        @OptionGroup var period: DaysOptions
        @Option(help: "The amount planned.", transform: Reading.amount) var planned: Amount?
        @Option(help: "The amount spent.", transform: Reading.amount) var spent: Amount?
        @Flag(help: "Take the cost line away.") var remove = false
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            if remove == (planned != nil || spent != nil) {
                throw ValidationError("A cost line needs --planned or --spent, or else --remove to take it away.")
            }
        }

        func run(at desk: Desk) async throws {
            if remove {
                try await desk.store.removeCostLine(
                    name, currency: currency, period: period.days, of: code, as: desk.identity)
                return Terminal.put("The cost line “\(name)” of project \(code) is removed.")
            }
            let line = Project.CostLine(
                name: name, currency: currency, period: period.days, planned: planned, actual: spent)
            try await desk.store.setCostLine(line, of: code, as: desk.identity)
            Terminal.put("The cost line “\(name)” of project \(code) is set.")
        }
    }
}
