/// A "no" that the tool itself gives, with its status; the rules' own are `Refusal`s.
struct Answer: Error {
    let status: ExitStatus
    /// One sentence: what was expected, what was found, what to do.
    let sentence: String

    static func no(_ sentence: String) -> Answer { Answer(status: .no, sentence: sentence) }
    static func usage(_ sentence: String) -> Answer { Answer(status: .usage, sentence: sentence) }
    static func outOfReach(_ sentence: String) -> Answer { Answer(status: .outOfReach, sentence: sentence) }
}
