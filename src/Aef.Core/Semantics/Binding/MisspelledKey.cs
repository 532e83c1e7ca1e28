using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// A required key that is missing because it is misspelled. This one diagnostic replaces both "unknown key" and "key is missing". It is an
/// error, because the value of the key would be lost.
/// </summary>
internal static class MisspelledKey
{
    /// <summary>
    /// The diagnostic, when an unknown key resembles one of <paramref name="needed"/>; otherwise null.
    /// </summary>
    public static Diagnostic? Find(IReadOnlyList<ExtraEntry> unknown, string what, string path, params ReadOnlySpan<string> needed)
    {
        string[] keys = [.. needed];
        foreach (var entry in unknown)
        {
            if (Spelling.Nearest(entry.Name, keys) is { } key)
            {
                return BindingDiagnostics.MisspelledKey.At(entry.Location, Quoted.Text(entry.Name), what, Quoted.Text(key))
                    .WithModelPath(path)
                    .WithFix(Rewriting.ReplaceKey(entry.Location, entry.Name, key));
            }
        }

        return null;
    }
}
