namespace Aef.Documents.Diagnostics;

/// <summary>A related location of a diagnostic.</summary>
public sealed record RelatedLocation(Location Location, string Message);
