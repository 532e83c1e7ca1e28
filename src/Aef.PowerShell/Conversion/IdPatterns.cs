using System.Management.Automation;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Conversion;

/// <summary>JOB_IDs as users write them, with wildcards.</summary>
internal static class IdPatterns
{
    /// <summary>
    /// The selected JOB_IDs: those of all steps that a pattern matches, and each name without wildcards, existing or not.
    /// </summary>
    public static HashSet<string> Expand(IEnumerable<string> names, Pipeline pipeline)
    {
        var steps = pipeline.LevelsAndSections().SelectMany(l => l.Threads).SelectMany(t => t.Steps);
        string[] known = [.. steps.Select(s => s.JobId).OfType<string>()];
        var expanded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                expanded.Add(WildcardPattern.Unescape(name));
                continue;
            }

            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            expanded.UnionWith(known.Where(pattern.IsMatch));
        }

        return expanded;
    }
}
