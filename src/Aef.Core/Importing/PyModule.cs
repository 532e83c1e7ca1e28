using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Importing;

/// <summary>A module of a configuration: its name, and its settings without the level of <c>parameters</c>.</summary>
/// <param name="Name">The name, which is unique in the configuration.</param>
/// <param name="Kind">What the module is, for messages: <c>source</c>, <c>transform</c> or <c>sink</c>.</param>
/// <param name="Settings">Reads the settings.</param>
internal sealed record PyModule(string Name, string Kind, MapReader Settings)
{
    /// <summary>The module in a message, such as <c>the sink "orders"</c>.</summary>
    public string Shown => $"the {Kind} \"{Name}\"";

    /// <summary>Where the value of a setting is, or else the module.</summary>
    public Location At(string key) => Settings.Origin.ValueOf(key);

    /// <summary>The problem that a setting is missing.</summary>
    public Diagnostic Missing(string key) => Settings.Missing(
        PyDataflowDiagnostics.MissingSetting,
        key,
        Name.Length > 0 ? $"The {Kind} {Quoted.Text(Name)}" : $"The {Kind}",
        Quoted.Text(key));

    /// <summary>The problem that a setting has another value than <paramref name="expected"/>.</summary>
    public Diagnostic Invalid(string key, string expected, object got) =>
        PyDataflowDiagnostics.InvalidSetting.At(At(key), Quoted.Text(key), Shown, expected, got);
}
