public import ArgumentParser
public import Atelier

// The domain's own words as choices of an option; the parser lists them when another one is given.

extension Organisation.Kind: ExpressibleByArgument {}
extension Person.Sex: ExpressibleByArgument {}
extension StaffUser.Role: ExpressibleByArgument {}
extension Session.Kind: ExpressibleByArgument {}
extension Session.Visibility: ExpressibleByArgument {}
extension Assignment.Role: ExpressibleByArgument {}
extension Assignment.State: ExpressibleByArgument {}
extension Session.Organiser.Role: ExpressibleByArgument {}
extension SessionTask.Kind: ExpressibleByArgument {}
extension Material.Kind: ExpressibleByArgument {}
extension Application.State: ExpressibleByArgument {}
extension Invitation.Channel: ExpressibleByArgument {}
extension Assessment.Moment: ExpressibleByArgument {}
