namespace Aef.Core.Pipelines.Model;

/// <summary>One pair of a platform parameters file.</summary>
public sealed record PlatformParameter
{
    /// <summary>Creates a pair.</summary>
    public PlatformParameter(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Key = key;
        Value = value;
    }

    /// <summary>The ParameterKey.</summary>
    public string Key { get; }

    /// <summary>The ParameterValue.</summary>
    public string Value { get; }
}
