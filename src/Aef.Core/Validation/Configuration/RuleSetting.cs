namespace Aef.Core.Validation.Configuration;

/// <summary>The configured severity of a diagnostic.</summary>
internal enum RuleSetting
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
