namespace Aef.Core.Model;

/// <summary>One pair of a platform parameters file.</summary>
public sealed record PlatformParameter(string Key, string Value);
