namespace Aef.Documents.Diagnostics;

/// <summary>A second place that a finding speaks of.</summary>
public sealed record RelatedLocation(Location Location, string Message);
