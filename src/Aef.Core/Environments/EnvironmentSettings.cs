using Aef.Core.Pipelines.Reading;
using Aef.Documents.Display;

namespace Aef.Core.Environments;

/// <summary>Reads settings that connections and receivers of notifications have alike.</summary>
internal static class EnvironmentSettings
{
    /// <summary>A reference to a secret; null when it is missing, or is the secret itself, which is reported.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="key">The key of the secret.</param>
    /// <param name="what">What the secret is, at the beginning of a sentence.</param>
    /// <param name="owner">What has the settings, such as <c>connection</c>.</param>
    /// <param name="name">The name of the owner.</param>
    public static SecretReference? Secret(MapReader reader, string key, string what, string owner, string name)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        if (SecretReference.TryParse(text, out var reference))
        {
            return reference;
        }

        reader.Diagnostics.Add(
            EnvironmentSettingDiagnostics.PlainSecret.At(reader.Origin.ValueOf(key), what, $"the {owner}", Quoted.Text(name)));
        return null;
    }

    /// <summary>Reports a setting that is missing.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="key">The key of the setting.</param>
    /// <param name="owner">What has the settings, such as <c>connection</c>.</param>
    /// <param name="name">The name of the owner.</param>
    /// <param name="has">True if the setting is there.</param>
    public static void Require(MapReader reader, string key, string owner, string name, bool has)
    {
        if (!has)
        {
            reader.Diagnostics.Add(
                reader.Missing(EnvironmentSettingDiagnostics.MissingSetting, key, owner, Quoted.Text(name), key));
        }
    }
}
