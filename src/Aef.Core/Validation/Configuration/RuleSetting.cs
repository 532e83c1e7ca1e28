namespace Aef.Core.Validation.Configuration;

/// <summary>The configured severity of a diagnostic.</summary>
internal enum RuleSetting
{
    /// <summary>The diagnostic is not reported.</summary>
    Off,

    /// <summary>The diagnostic is for information.</summary>
    Info,

    /// <summary>The diagnostic is probably a mistake.</summary>
    Warning,

    /// <summary>The diagnostic prevents outputs from being written.</summary>
    Error,
}
