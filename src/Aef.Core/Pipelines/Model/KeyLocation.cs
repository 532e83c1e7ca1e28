using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>Where one key of a node and its value stand.</summary>
internal sealed record KeyLocation(string Name, Location Key, Location Value);
