import ArgumentParser
import Atelier

// The domain's own words as choices of an option; the parser lists them when another one is given.

extension Organisation.Kind: @retroactive ExpressibleByArgument {}
extension Person.Sex: @retroactive ExpressibleByArgument {}
extension StaffUser.Role: @retroactive ExpressibleByArgument {}
extension Session.Kind: @retroactive ExpressibleByArgument {}
extension Session.Visibility: @retroactive ExpressibleByArgument {}
extension Assignment.Role: @retroactive ExpressibleByArgument {}
extension Assignment.State: @retroactive ExpressibleByArgument {}
