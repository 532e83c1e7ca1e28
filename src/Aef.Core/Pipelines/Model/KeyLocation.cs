using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>The locations of a key and its value.</summary>
internal sealed record KeyLocation(string Name, Location Key, Location Value);
