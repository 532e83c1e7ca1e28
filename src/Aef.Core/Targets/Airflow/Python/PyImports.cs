namespace Aef.Core.Targets.Airflow.Python;

/// <summary>The imports of a module, sorted as ruff sorts them.</summary>
internal sealed class PyImports
{
    private static readonly string[] StandardLibrary =
    [
        "datetime", "json", "re", "math", "base64", "hashlib", "subprocess", "zoneinfo", "decimal", "hmac", "logging", "time", "urllib",
        "uuid", "os", "shlex", "signal", "tempfile",
    ];

    private readonly SortedSet<string> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _names = new(StringComparer.Ordinal);
    private readonly HashSet<(string Module, string Name, string Alias)> _aliases = [];

    /// <summary>Adds <c>import module</c>.</summary>
    public void Add(string module) => _modules.Add(module);

    /// <summary>Adds <c>from module import name</c>, or <c>from module import name as alias</c>.</summary>
    public void Add(string module, string name, string? alias = null)
    {
        if (alias is not null)
        {
            _aliases.Add((module, name, alias));
            return;
        }

        if (!_names.TryGetValue(module, out var names))
        {
            names = new SortedSet<string>(Comparer<string>.Create(CompareMembers));
            _names.Add(module, names);
        }

        names.Add(name);
    }

    /// <summary>The lines of the imports, with an empty line between the groups.</summary>
    public string Print()
    {
        string[] groups = [Print(IsStandard), Print(m => !IsStandard(m))];
        return "from __future__ import annotations\n\n" + string.Join("\n", groups.Where(g => g.Length > 0));
    }

    private string Print(Func<string, bool> isInGroup) =>
        string.Concat(_modules.Where(isInGroup).Select(m => $"import {m}\n"))
        + string.Concat(
            _names.Where(n => isInGroup(n.Key)).Select(n => (Module: n.Key, First: n.Value.Min!, Text: From(n.Key, n.Value))) // never empty
                .Concat(
                    _aliases.Where(a => isInGroup(a.Module))
                        .Select(a => (a.Module, First: a.Name, Text: From(a.Module, [$"{a.Name} as {a.Alias}"]))))
                .OrderBy(n => n.Module, StringComparer.Ordinal)
                .ThenBy(n => n.First, Comparer<string>.Create(CompareMembers))
                .ThenBy(n => n.Text, StringComparer.Ordinal)
                .Select(n => n.Text));

    private static string From(string module, SortedSet<string> names)
    {
        var line = $"from {module} import {string.Join(", ", names)}";
        return line.Length <= PyLayout.Width
            ? line + "\n"
            : $"from {module} import (\n{string.Concat(names.Select(n => $"    {n},\n"))})\n";
    }

    private static bool IsStandard(string module) => StandardLibrary.Contains(module.Split('.')[0], StringComparer.Ordinal);

    /// <summary>Constants come first, then classes, then functions.</summary>
    private static int CompareMembers(string left, string right) =>
        Kind(left) != Kind(right) ? Kind(left).CompareTo(Kind(right)) : string.CompareOrdinal(left, right);

    private static int Kind(string name) =>
        name.Length > 1 && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? 0
            : char.IsAsciiLetterUpper(name[0]) ? 1 : 2;
}
