using System.Collections.Frozen;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The connector methods that are known by name, with their required arguments. There are many more: an unknown name may be correct.
/// </summary>
public static class ConnectorTable
{
    // The names of methods; with a known resource such a name is accepted even if the table does not have it.
    private static readonly FrozenSet<string> Verbs = new[]
    {
        "aggregatedList", "cancel", "create", "delete", "export", "get", "getIamPolicy", "import", "insert", "launch", "list", "patch", "pause", "query", "resume", "run",
        "search", "setIamPolicy", "start", "stop", "testIamPermissions", "undelete", "update", "wait",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Required = Read();

    private static readonly FrozenSet<string> Resources = Required.Keys.Select(ResourceOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The required arguments of a method; null for an unknown one.</summary>
    public static IReadOnlyList<string>? RequiredOf(string function) => Required.GetValueOrDefault(function);

    /// <summary>The known name that resembles a name; null when there is none or the name may be correct.</summary>
    public static string? Nearest(string function)
    {
        if (Required.ContainsKey(function))
        {
            return null;
        }

        var (resource, verb) = (ResourceOf(function), function[(function.LastIndexOf('.') + 1)..]);
        if (Verbs.Contains(verb))
        {
            return Resources.Contains(resource)
                || NearNames.Find(resource, Resources.Where(r => HasSameVersion(r, function))) is not { } near
                ? null
                : $"{near}.{verb}";
        }

        return NearNames.Find(function, Required.Keys.Where(k => HasSameVersion(k, function)));
    }

    /// <summary>True for <c>googleapis.SERVICE.VERSION.RESOURCE.METHOD</c>, with any number of resources.</summary>
    public static bool HasForm(string function) =>
        function.Split('.') is ["googleapis", { Length: > 0 }, ['v', >= '0' and <= '9', ..], _, _, ..] parts
            && parts.All(p => p.Length > 0);

    private static bool HasSameVersion(string known, string function) => known.Split('.')[2] == function.Split('.').ElementAtOrDefault(2);

    private static string ResourceOf(string function) => function[..Math.Max(0, function.LastIndexOf('.'))];

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(ConnectorTable).Assembly.GetManifestResourceStream("analysis/connectors.txt") ?? throw new AefInternalException("The connector table is missing.");
        using var reader = new StreamReader(stream);
        var methods = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(' ');
                methods.Add("googleapis." + parts[0], parts[1..]);
            }
        }

        return methods.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
