public import Atelier
import Foundation
public import Postgres

// How the domain's values travel to and from PostgreSQL, as text.

extension ID: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {
    public var bind: Bind { uuid.bind }
    public static var expected: String { UUID.expected }

    public init?(column text: Span<UInt8>) {
        guard let uuid = UUID(column: text) else { return nil }
        self.init(uuid)
    }
}

extension LocalDate: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {
    public var bind: Bind { description.bind }
    public static var expected: String { "a date" }

    public init?(column text: Span<UInt8>) {
        guard let string = String(column: text) else { return nil }
        self.init(string)
    }
}

extension LocalDateTime: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {
    public var bind: Bind { description.bind }
    public static var expected: String { "a timestamp without zone, to the minute" }

    public init?(column text: Span<UInt8>) {
        guard let string = String(column: text) else { return nil }
        self.init(string)
    }
}

extension Texts: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {
    public var bind: Bind {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // A dictionary of strings always encodes.
        let json = (try? encoder.encode(byLanguage)) ?? Data("{}".utf8)
        return String(decoding: json, as: UTF8.self).bind
    }
    public static var expected: String { "an object of texts by language" }

    public init?(column text: Span<UInt8>) {
        guard let string = String(column: text),
            let texts = try? JSONDecoder().decode([String: String].self, from: Data(string.utf8))
        else { return nil }
        self.init(texts)
    }
}

extension Fold: Bindable, BindableElement {}
extension Organisation.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension StaffUser.Role: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Person.Sex: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Session.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Session.Organiser.Role: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension SessionTask.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Material.Kind: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Session.State: ColumnDecodable, ColumnDecodableElement {}
extension Session.Visibility: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Assignment.Role: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Assignment.State: Bindable, BindableElement, ColumnDecodable, ColumnDecodableElement {}
extension Registration.Attendance: ColumnDecodable, ColumnDecodableElement {}
extension Certificate.State: ColumnDecodable, ColumnDecodableElement {}
extension ComingSession.State: ColumnDecodable, ColumnDecodableElement {}
extension ComingSession.Listing: ColumnDecodable, ColumnDecodableElement {}
extension Session.Stage: ColumnDecodable {}
