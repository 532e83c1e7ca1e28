using Aef.Workflows.Diagnostics;

namespace Aef.Core.Model;

/// <summary>Where one key of a node and its value stand.</summary>
internal sealed record KeyPlace(string Name, Location Key, Location Value);
