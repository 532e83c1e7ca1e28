namespace Aef.Core.Targets.Airflow.Python;

/// <summary>The imports of a module, sorted as ruff sorts them.</summary>
internal sealed class PyImports
{
    private static readonly string[] StandardLibrary = ["datetime", "json", "re", "math", "base64", "hashlib", "os", "shlex", "signal", "subprocess", "tempfile", "zoneinfo"];

    private readonly SortedSet<string> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _names = new(StringComparer.Ordinal);

    /// <summary>Adds <c>import module</c>.</summary>
    public void Add(string module) => _modules.Add(module);

    /// <summary>Adds <c>from module import name</c>.</summary>
    public void Add(string module, string name)
    {
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
        + string.Concat(_names.Where(n => isInGroup(n.Key)).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => From(n.Key, n.Value)));

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
