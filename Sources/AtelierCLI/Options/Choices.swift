public import ArgumentParser
public import Atelier

// The domain's own words as choices of an option; the parser lists them when another one is given.

extension Organisation.Kind: ExpressibleByArgument {}
extension Person.Sex: ExpressibleByArgument {}
extension StaffUser.Role: ExpressibleByArgument {}
extension Session.Kind: ExpressibleByArgument {}
extension Session.Visibility: ExpressibleByArgument {}
extension Absence.Kind: ExpressibleByArgument {}
extension ReportedCourse.State: ExpressibleByArgument {}
extension Assignment.Role: ExpressibleByArgument {}
extension Assignment.State: ExpressibleByArgument {}
