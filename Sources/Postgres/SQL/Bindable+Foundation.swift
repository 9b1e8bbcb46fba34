public import FoundationEssentials

extension UUID: Bindable {
    /// Lower-case, as PostgreSQL prints it, so that it compares equal as text too.
    public var bind: Bind { .text(UUIDText.string(self)) }
}

extension Date: Bindable {
    /// ISO 8601 in UTC to the microsecond, which is what a `timestamptz` holds. A `Date` keeps microseconds apart from
    /// 1729 to 2273; further off it is coarser.
    public var bind: Bind { .text(TimestampText.string(self)) }
}

extension Data: Bindable {
    /// The bytes of a bytea.
    public var bind: Bind { .bytes(Array(self)) }
}
