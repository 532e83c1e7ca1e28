namespace Aef.Core.Validation.Configuration;

/// <summary>What a configuration makes of a kind of diagnostic.</summary>
public enum RuleSetting
{
    /// <summary>It is not reported.</summary>
    Off,

    /// <summary>It is worth knowing.</summary>
    Note,

    /// <summary>It is likely a mistake.</summary>
    Warning,

    /// <summary>It keeps outputs from being written.</summary>
    Error,
}
