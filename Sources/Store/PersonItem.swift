import Atelier
import Foundation

/// A person on the way to `add_persons`, named as its columns are.
struct PersonItem: Encodable {
    let item: Int
    let details: Person.Details?
    var organisation: UUID?

    enum Column: String, CodingKey {
        case item, name
        case nameOwnScript = "name_own_script"
        case patronymic, language, sex
        case birthYear = "birth_year"
        case birthDate = "birth_date"
        case country = "country_code"
        case email, phone
        case organisation = "organisation_id"
        case searchKey = "search_key"
        case soundKey = "sound_key"
    }

    init(item: Int, details: Person.Details?) {
        self.item = item
        self.details = details
    }

    func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: Column.self)
        try row.encode(item, forKey: .item)
        try row.encodeIfPresent(details?.name, forKey: .name)
        try row.encodeIfPresent(details?.nameOwnScript, forKey: .nameOwnScript)
        try row.encodeIfPresent(details?.patronymic, forKey: .patronymic)
        try row.encodeIfPresent(details?.language, forKey: .language)
        try row.encodeIfPresent(details?.sex?.rawValue, forKey: .sex)
        try row.encodeIfPresent(details?.birth?.year, forKey: .birthYear)
        try row.encodeIfPresent(details?.birth?.day?.description, forKey: .birthDate)
        try row.encodeIfPresent(details?.country, forKey: .country)
        try row.encodeIfPresent(details?.email, forKey: .email)
        try row.encodeIfPresent(details?.phone, forKey: .phone)
        try row.encodeIfPresent(organisation, forKey: .organisation)
        let keys = details?.keys
        try row.encodeIfPresent(keys?.search, forKey: .searchKey)
        try row.encodeIfPresent(keys?.sounds, forKey: .soundKey)
    }
}
