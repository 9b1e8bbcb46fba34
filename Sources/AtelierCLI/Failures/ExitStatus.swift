/// How a run ended, as scripts read it.
enum ExitStatus: Int32 {
    /// Done.
    case done = 0
    /// The answer is no: a conflict, a refusal, a failed verification.
    case no = 1
    /// Wrong usage (EX_USAGE).
    case usage = 64
    /// The database is out of reach (EX_UNAVAILABLE).
    case outOfReach = 69
    /// Something is broken in here (EX_SOFTWARE).
    case broken = 70
}
