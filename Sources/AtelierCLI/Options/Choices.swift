public import ArgumentParser
public import Atelier

// The domain's own words as choices of an option; the parser lists them when another one is given.

extension Organisation.Kind: ExpressibleByArgument {}
extension Person.Sex: ExpressibleByArgument {}
extension CareNeed.Kind: ExpressibleByArgument {}
extension StaffUser.Role: ExpressibleByArgument {}
extension Session.Kind: ExpressibleByArgument {}
extension Session.State: ExpressibleByArgument {}
extension Session.Visibility: ExpressibleByArgument {}
extension Absence.Kind: ExpressibleByArgument {}
extension ReportedCourse.State: ExpressibleByArgument {}
extension Assignment.Role: ExpressibleByArgument {}
extension Assignment.State: ExpressibleByArgument {}
extension Session.Organiser.Role: ExpressibleByArgument {}
extension SessionTask.Kind: ExpressibleByArgument {}
extension Material.Kind: ExpressibleByArgument {}
extension Application.State: ExpressibleByArgument {}
extension Invitation.Channel: ExpressibleByArgument {}
extension Assessment.Moment: ExpressibleByArgument {}
extension Project.Measure: ExpressibleByArgument {}
extension Project.Paper.Kind: ExpressibleByArgument {}
extension Project.Paper.Audience: ExpressibleByArgument {}
extension Need.State: ExpressibleByArgument {}
extension Referral.State: ExpressibleByArgument {}
extension Outcome.Kind: ExpressibleByArgument {}
extension HeadCount.Counts: ExpressibleByArgument {}
extension HeadCount.Bound: ExpressibleByArgument {}
